import type { ErrorObject } from 'ajv';
import { type Diagnostic, diagnose } from '../diagnostic.ts';
import validate from '../generated/validate.js';
import { type Document, placeOf } from '../model/manifest.ts';
import { didYouMean } from './did-you-mean.ts';
import { type Path, pathOf, pathText, valueAt } from './path.ts';
import { foundText, foundThing, typeHelp, wantedText } from './schema-words.ts';
import { unknownFields } from './unknown-fields.ts';

export interface ShapeFindings {
  readonly diagnostics: readonly Diagnostic[];
  /** JSON pointers to what rules must not read. */
  readonly misshapen: ReadonlySet<string>;
}

/** The findings of the kind's schema, one a mistake, in the manifest's words. */
export function checkShape(document: Document): ShapeFindings {
  validate(document.value);
  const misshapen = new Set<string>();
  const misspelt = new Set<string>();
  const diagnostics = [...(validate.errors ?? [])].sort(inOrder).flatMap((error) => {
    const { keyword, instancePath, params } = error;
    const path = pathOf(instancePath, document.value);
    if (keyword === 'additionalProperties') {
      const unknown = unknownFields(document, path, String(params['additionalProperty']));
      for (const { meant } of unknown) misspelt.add(`${instancePath}/${meant}`);
      return unknown.map(({ finding }) => finding);
    }
    if (keyword === 'required') {
      const field = String(params['missingProperty']);
      return misspelt.has(`${instancePath}/${field}`) ? [] : [missingField(document, path, field)];
    }
    // A value of the wrong type also breaks the words and limits that are asked of it: one finding says it.
    if (misshapen.has(instancePath)) return [];
    misshapen.add(instancePath);
    return [valueFinding(error, document, path)];
  });
  return { diagnostics, misshapen };
}

/** A type says more than the words and limits of it, and a misspelt field more than that the right one is missing. */
const FIRST = ['additionalProperties', 'type'];
const inOrder = (a: ErrorObject, b: ErrorObject): number => FIRST.indexOf(b.keyword) - FIRST.indexOf(a.keyword);

const missingField = (document: Document, path: Path, field: string): Diagnostic =>
  diagnose(
    'missing-field',
    { at: placeOf(document, path, 'key') },
    field.replace('api_version', 'apiVersion'),
    pathText(path),
  );

function valueFinding({ keyword, params }: ErrorObject, document: Document, path: Path): Diagnostic {
  const where = { at: placeOf(document, path) };
  const field = pathText(path);
  const value = valueAt(document.value, path);
  const found = foundText(document, path, value);
  switch (keyword) {
    case 'const':
      return diagnose('kind-unknown', where, found, String(params['allowedValue']));
    case 'enum': {
      const words = params['allowedValues'] as readonly unknown[];
      const guess = typeof value === 'string' ? didYouMean(value, words.map(String)) : undefined;
      if (field === 'apiVersion') return diagnose('api-version-unknown', where, found, words, guess);
      return diagnose('unknown-word', where, field, found, words, guess || undefined);
    }
    case 'minimum':
    case 'maximum':
      return diagnose('number-out-of-range', where, field, found, limitText(keyword, Number(params['limit'])));
    case 'minLength':
      return diagnose('empty-text', where, field);
    case 'minItems':
      return diagnose('empty-list', where, field);
    case 'pattern':
      return diagnose(path.at(-1) === 'digest' ? 'image-digest-invalid' : 'binary-data-invalid', where, field);
    default: {
      const thing = foundThing(document, path, value);
      return diagnose('wrong-type', where, field, wantedText(params['type']), thing, typeHelp(params['type'], value));
    }
  }
}

const limitText = (keyword: string, limit: number): string =>
  `${keyword === 'minimum' ? 'at least' : 'at most'} ${limit}`;
