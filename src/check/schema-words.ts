import { type Document, placeOf } from '../model/manifest.ts';
import type { Path } from './path.ts';
import { tellingSecrets } from './secrets.ts';

const WANTED: Readonly<Record<string, string>> = {
  object: 'a map',
  array: 'a list',
  string: 'text',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  'integer,string': 'an integer or text',
};

/** The types of an ajv error as people say them. */
export const wantedText = (type: unknown): string => WANTED[String(type)] ?? String(type);

const NOUNS: Readonly<Record<string, string>> = { string: 'text', number: 'number', boolean: 'boolean' };

/** What stands at a path, for a sentence: as the user wrote it, unless a secret is in it. */
export function foundText(document: Document, path: Path, value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (isSecret(document, path, value)) return 'what stands there';
  return typeof value === 'string' ? JSON.stringify(shortened(value)) : (sourceText(document, path) ?? String(value));
}

/** The same with its type, where the type is what is wrong. */
export function foundThing(document: Document, path: Path, value: unknown): string {
  const noun = NOUNS[typeof value];
  if (noun === undefined) return foundText(document, path, value);
  return isSecret(document, path, value) ? `a ${noun}` : `the ${noun} ${foundText(document, path, value)}`;
}

function isSecret(document: Document, path: Path, value: unknown): boolean {
  const { span } = placeOf(document, path);
  if (tellingSecrets(document).firstIn(String(value)) !== undefined) return true;
  return document.secrets.some(({ start, end }) => start < span.end && span.start < end);
}

/** A plain scalar as it stands in the file: 0644 rather than 420. */
function sourceText(document: Document, path: Path): string | undefined {
  const { source, span } = placeOf(document, path);
  const text = source.text.slice(span.start, span.end);
  return /^[\w.+-]{1,40}$/.test(text) ? text : undefined;
}

const LONGEST = 60;
const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** How to turn what was found into what is wanted, where that is plain. */
export function typeHelp(wanted: unknown, value: unknown): string | undefined {
  if (wanted === 'array' && typeof value === 'object' && value !== null) return 'Put "- " before each entry.';
  if (wanted === 'object' && Array.isArray(value)) return 'Leave out the "- ": this is one map.';
  if (wanted === 'boolean' && (value === 'true' || value === 'false')) return `Leave out the quotes: ${value}.`;
  if (wanted === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return 'Put it in quotes.';
  return undefined;
}
