import { type Diagnostic, diagnose } from '../diagnostic.ts';
import { type Document, placeOf } from '../model/manifest.ts';
import { didYouMean } from './did-you-mean.ts';
import { type Path, pathText, valueAt } from './path.ts';
import { acceptedNames, olderNames, placesOfField } from './shapes.ts';

export interface UnknownField {
  readonly finding: Diagnostic;
  /** The field that was probably meant, by its canonical name. */
  readonly meant: string | undefined;
}

/**
 * The findings of a field the kind doesn't have. A block of an older shape is known by name, and what is left in it after
 * reading is what the kind doesn't have.
 */
export function unknownFields(document: Document, parent: Path, field: string): UnknownField[] {
  const path = [...parent, field];
  const value = valueAt(document.value, path);
  if (olderNames(parent).includes(field) && typeof value === 'object' && value !== null) {
    return Object.keys(value).map((left) => unknownField(document, path, left));
  }
  return [unknownField(document, parent, field)];
}

function unknownField(document: Document, parent: Path, field: string): UnknownField {
  const where = { at: placeOf(document, [...parent, field], 'key') };
  const name = inSnakeCase(field);
  const siblings = acceptedNames(parent);
  const guess = didYouMean(name, siblings);
  const isClose = didYouMean(name, siblings, 0) !== undefined;
  const elsewhere = placesOfField(name).map((place) => place.replace(/^api_version/, 'apiVersion'));
  if (elsewhere.length > 0 && !isClose) {
    const finding = diagnose('unknown-field', where, field, pathText(parent), undefined, elsewhere.join(', '));
    return { finding, meant: undefined };
  }
  const shown = guess && inSpellingOf(field, guess);
  const finding = diagnose('unknown-field', where, field, pathText(parent), shown === field ? undefined : shown);
  return { finding, meant: guess };
}

const inSnakeCase = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** A guess is shown in the spelling the user uses. */
function inSpellingOf(typed: string, name: string): string {
  if (!/[a-z][A-Z]/.test(typed)) return name;
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
