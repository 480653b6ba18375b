import type { Document, ObjectDocument } from '../model/manifest.ts';
import type { Source, Span } from '../source.ts';

/** A comment of a manifest, by the JSON pointer of what it stands above or beside. */
export interface SourceComment {
  readonly pointer: string;
  readonly text: string;
  readonly span: Span;
}

/** Every comment of a document in order: those on lines of their own belong to what follows, others to what is before. */
export function commentsOf({ source, span, places }: Document): readonly SourceComment[] {
  const keys: { readonly at: number; readonly pointer: string }[] = [];
  for (const [pointer, { key, value }] of places) {
    if (pointer !== '') keys.push({ at: (key ?? value).start, pointer });
  }
  keys.sort((a, b) => a.at - b.at || a.pointer.length - b.pointer.length);
  const start = source.text.lastIndexOf('\n---', span.start) + 1;
  return commentSpans(source.text, { start, end: endOf(source.text, span) }, textsIn(places)).flatMap((comment) => {
    const line = source.text.lastIndexOf('\n', comment.start) + 1;
    const isAlone = source.text.slice(line, comment.start).trim() === '';
    const next = keys.find(({ at }) => at > comment.start);
    const before = keys.findLast(({ at }) => at < comment.start);
    const owner = (isAlone ? next : before) ?? before ?? next;
    const text = source.text
      .slice(comment.start + 1, comment.end)
      .replace(/^ /, '')
      .trimEnd();
    return owner === undefined ? [] : [{ pointer: owner.pointer, text, span: comment }];
  });
}

/** The spans of values that hold no others: a # in one begins no comment. */
function textsIn(places: Document['places']): Span[] {
  const parents = new Set([...places.keys()].map((pointer) => pointer.slice(0, pointer.lastIndexOf('/'))));
  return [...places].flatMap(([pointer, { value }]) => (parents.has(pointer) ? [] : [value]));
}

/** Comments of a text with objects. */
export interface ObjectComments {
  readonly owned: readonly (SourceComment & { readonly object: ObjectDocument })[];
  /** Where others stand: those of lists and between documents, of which nobody can tell what they are about. */
  readonly others: readonly Span[];
}

export function commentsAmong(source: Source, objects: readonly ObjectDocument[]): ObjectComments {
  const { text } = source;
  const starts = [0, ...Array.from(text.matchAll(/^---(?=\s|$)/gm), ({ index }) => index)];
  const parts = starts.map((start, index): ObjectComments => {
    const part = { start, end: starts[index + 1] ?? text.length };
    const inside = objects.filter(({ span }) => span.start >= part.start && span.start < part.end);
    const [object] = inside;
    const before = text.slice(part.start, object?.span.start ?? part.end);
    const isAlone = before.split('\n').every((line) => /^\s*(#.*)?$|^---/.test(line));
    if (object === undefined) return { owned: [], others: isAlone ? commentSpans(text, part, []) : [] };
    if (inside.length === 1 && isAlone) {
      return { owned: commentsOf(object).map((comment) => ({ ...comment, object })), others: [] };
    }
    const texts = inside.flatMap(({ places }) => textsIn(places));
    return { owned: [], others: commentSpans(text, part, texts) };
  });
  return { owned: parts.flatMap(({ owned }) => owned), others: parts.flatMap(({ others }) => others) };
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
