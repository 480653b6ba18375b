import type { Document } from '../model/manifest.ts';
import type { Span } from '../source.ts';

/** A comment of a manifest, by the JSON pointer of what it stands above or beside. */
export interface SourceComment {
  readonly pointer: string;
  readonly text: string;
  readonly span: Span;
}

/** Every comment of a document in order: those on lines of their own belong to what follows, others to what is before. */
export function commentsOf({ source, span, places }: Document): readonly SourceComment[] {
  if (!source.text.includes('#')) return [];
  const texts: Span[] = [];
  const keys: { readonly at: number; readonly pointer: string }[] = [];
  const parents = new Set([...places.keys()].map((pointer) => pointer.slice(0, pointer.lastIndexOf('/'))));
  for (const [pointer, { key, value }] of places) {
    if (!parents.has(pointer)) texts.push(value);
    if (pointer !== '') keys.push({ at: (key ?? value).start, pointer });
  }
  keys.sort((a, b) => a.at - b.at || a.pointer.length - b.pointer.length);
  const start = source.text.lastIndexOf('\n---', span.start) + 1;
  return commentSpans(source.text, { start, end: endOf(source.text, span) }, texts).flatMap((comment) => {
    const line = source.text.lastIndexOf('\n', comment.start) + 1;
    const isAlone = source.text.slice(line, comment.start).trim() === '';
    const next = keys.find(({ at }) => at > comment.start);
    const before = keys.findLast(({ at }) => at < comment.start);
    const owner = (isAlone ? next : before) ?? before ?? next;
    const text = source.text.slice(comment.start + 1, comment.end).trim();
    return owner === undefined ? [] : [{ pointer: owner.pointer, text, span: comment }];
  });
}

/** Up to the next document. */
function endOf(text: string, span: Span): number {
  const next = text.indexOf('\n---', span.end);
  return next < 0 ? text.length : next;
}

/** From each `#` that begins a comment to the end of its line. */
function commentSpans(text: string, { start, end }: Span, texts: readonly Span[]): Span[] {
  return [...text.slice(start, end).matchAll(/(?<=^|[ \t])#[^\r\n]*/gm)]
    .map((match) => ({ start: start + match.index, end: start + match.index + match[0].length }))
    .filter((comment) => !texts.some((inner) => inner.start < comment.start && comment.start < inner.end));
}
