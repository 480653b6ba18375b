import type { Document, ObjectDocument } from '../model/manifest.ts';
import type { Span } from '../source.ts';
import type { Comment } from './context.ts';

/** A comment of an object: above or beside what stands at this JSON pointer. */
export interface Written {
  readonly object: ObjectDocument;
  readonly pointer: string;
  readonly text: string;
  readonly span: Span;
}

/** The comments that have a place in a manifest: above the field that what they are about became. */
export function carriedOver(written: readonly Written[], manifest: Document): ReadonlyMap<Written, Comment> {
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
      // Next to a secret there may be another.
      if (object.source !== manifest.source || object.value.kind === 'Secret') return [];
      const isHead = object.span === manifest.span && ['/apiVersion', '/kind'].includes(pointer);
      const place = object.places.get(pointer);
      const path = isHead ? '/api_version' : place && pathAt.get((place.key ?? place.value).start);
      return path === undefined ? [] : [[comment, { path: partsOf(path), text }]];
    }),
  );
}

const partsOf = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
