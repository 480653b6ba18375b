import type { AnyOf } from '../model/any-of.ts';
import { looksSecret } from '../model/credentials.ts';
import { type Document, type ObjectDocument, partsOf } from '../model/manifest.ts';
import type { Span } from '../source.ts';
import type { Comment } from './context.ts';

/** A comment of an object: above or beside what stands at this JSON pointer. */
export interface Written {
  readonly object: ObjectDocument;
  readonly pointer: string;
  readonly text: string;
  readonly span: Span;
}

/**
 * The comments that have a place in a manifest: above the field that what they are about became. None that may hold a
 * secret: one that holds a known one or looks like one, or that stands beside one.
 */
export function carriedOver(
  written: readonly Written[],
  manifest: Document,
  secrets: AnyOf,
): ReadonlyMap<Written, Comment> {
  const pathAt = new Map<number, string>();
  for (const [pointer, { key, value }] of manifest.places) {
    const { start } = key ?? value;
    const known = pathAt.get(start);
    // The first field of an item stands where the item does.
    if (pointer !== '' && (known === undefined || pointer.length < known.length)) pathAt.set(start, pointer);
  }
  return new Map(
    written.flatMap((comment): [Written, Comment][] => {
      const { object, pointer, text } = comment;
      if (object.source !== manifest.source || OF_TOOLS.test(text) || mayBeSecret(comment, secrets)) return [];
      const isHead = object.span === manifest.span && ['/apiVersion', '/kind'].includes(pointer);
      const place = object.places.get(pointer);
      const path = isHead ? '/api_version' : place && pathAt.get((place.key ?? place.value).start);
      return path === undefined ? [] : [[comment, { path: partsOf(path), text }]];
    }),
  );
}

/** Said of the file that it stands in: its schema, and where Helm has it from. */
const OF_TOOLS = /^yaml-language-server:|^Source: \S+$/;

const SECRET_WORD = /secret|passw|passphrase|pwd|token|credential|api.?key|private.?key|access.?key/i;

function mayBeSecret({ object, text, span }: Written, secrets: AnyOf): boolean {
  if (object.value.kind === 'Secret' || SECRET_WORD.test(text) || looksSecret('', text)) return true;
  if (secrets.firstIn(text) !== undefined) return true;
  const masked = [...object.secrets, ...object.lookalikes, ...(object.covered ?? [])];
  return masked.some((one) => linesBetween(object.source.text, one, span) <= 1);
}

function linesBetween(text: string, one: Span, other: Span): number {
  const [first, last] = one.start < other.start ? [one, other] : [other, one];
  return text.slice(first.end, last.start).split('\n').length - 1;
}
