import { type Document, type NodePlace, pointer } from '../../src/model/manifest.ts';
import type { Place } from '../../src/source.ts';

/** A line of the source that stands for a key rather than its value. */
const KEY = 'key of ';

/**
 * A document of a plain value. Its source is the list of its JSON pointers, a line for each value and each key, so that
 * what a finding points at is the pointer: see `pointedAt`.
 */
export function documentOf(value: unknown): Document {
  const places = new Map<string, NodePlace>();
  const lines: string[] = [];
  let offset = 0;
  const add = (line: string): { start: number; end: number } => {
    lines.push(line);
    const span = { start: offset, end: offset + line.length };
    offset = span.end + 1;
    return span;
  };
  visit(value, []);
  const text = lines.join('\n');
  return {
    source: { name: 'manifest.yaml', text },
    span: { start: 0, end: text.length },
    value,
    places,
    secrets: [],
    lookalikes: [],
  };

  function visit(node: unknown, path: readonly (string | number)[]): void {
    const at = pointer(path);
    const isEntry = typeof path.at(-1) === 'string';
    places.set(at, { ...(isEntry ? { key: add(KEY + at) } : {}), value: add(at) });
    if (typeof node !== 'object' || node === null) return;
    const children = Array.isArray(node) ? [...node.entries()] : Object.entries(node);
    for (const [key, child] of children) visit(child, [...path, key]);
  }
}

/** The JSON pointer a place of such a document is, of a key with `key of ` before it. */
export const pointedAt = (place: Place | undefined): string =>
  place === undefined ? 'nowhere' : place.source.text.slice(place.span.start, place.span.end);
