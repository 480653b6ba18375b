import { type Diagnostic, diagnose } from '../diagnostic.ts';
import { type Document, placeOf } from '../model/manifest.ts';
import { ALMOST, didYouMean } from './did-you-mean.ts';
import { helpFor, wordFor } from './foreign-fields.ts';
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
  const name = inSnakeCase(field);
  const siblings = acceptedNames(parent);
  const word = wordFor(name);
  const meant = word !== undefined && siblings.includes(word) ? word : didYouMean(name, siblings);
  const finding = (hint: { readonly help?: string; readonly guess?: string | undefined }): Diagnostic =>
    diagnose('unknown-field', { at: placeOf(document, [...parent, field], 'key') }, field, pathText(parent), hint);
  const help = helpFor(pathText(parent), name);
  if (help !== undefined) return { finding: finding({ help }), meant: undefined };
  const isClose = (word !== undefined && meant === word) || didYouMean(name, siblings, ALMOST) !== undefined;
  const elsewhere = isClose ? [] : placesOfField(name).map((place) => place.replace(/^api_version/, 'apiVersion'));
  if (elsewhere.length > 0) {
    return { finding: finding({ help: `There is such a field at ${elsewhere.join(', ')}.` }), meant: undefined };
  }
  const guess = meant && inSpellingOf(field, meant);
  return { finding: finding({ guess: guess === field ? undefined : guess }), meant };
}

const inSnakeCase = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** A guess is shown in the spelling the user uses. */
function inSpellingOf(typed: string, name: string): string {
  if (!/[a-z][A-Z]/.test(typed)) return name;
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
