import type { Span } from '../source.ts';
import { follow, type Mapping, type Node, type Scalar } from './node.ts';
import type { Reading } from './reading.ts';
import { isMergeKey } from './scalars.ts';

/** A key and its value, as a map has them once its merge keys are followed. */
export interface Entry {
  /** The key's text as it stands in the file: `NO`, `y` and `0644` stay so. */
  readonly name: string;
  readonly key: Span;
  readonly value: Node;
  /** A second value of a key, which is a finding already: to be read for its secrets and mistakes, then dropped. */
  readonly again?: true;
}

/** The entries of a map in order. Its own win over merged ones, an earlier merged map over a later one. */
export function entriesOf(map: Mapping, reading: Reading, depth = 0): readonly Entry[] {
  const known = reading.entries.get(map);
  if (known !== undefined) return known;
  if (!reading.spend(map.pairs.length, map.span)) return [];
  const own = new Map<string, Span>();
  for (const { key } of map.pairs) {
    const scalar = follow(key);
    if (scalar.kind === 'scalar' && !isMergeKey(scalar) && !own.has(scalar.text)) own.set(scalar.text, key.span);
  }
  const merged = new Set<string>();
  const entries: Entry[] = [];
  for (const { key, value } of map.pairs) {
    const scalar = follow(key);
    if (scalar.kind !== 'scalar') reading.report('yaml-key-not-text', key.span);
    else if (isMergeKey(scalar)) {
      for (const entry of mergedEntries(value, reading, depth)) {
        if (own.has(entry.name) || merged.has(entry.name)) continue;
        merged.add(entry.name);
        entries.push(entry);
      }
    } else entries.push(ownEntry(scalar, key.span, value, own.get(scalar.text) ?? key.span, reading));
  }
  reading.entries.set(map, entries);
  return entries;
}

function ownEntry(scalar: Scalar, key: Span, value: Node, first: Span, reading: Reading): Entry {
  const entry = { name: scalar.text, key, value };
  if (first === key) return entry;
  reading.reportBoth('yaml-duplicate-key', key, first, scalar.text);
  return { ...entry, again: true };
}

function mergedEntries(value: Node, reading: Reading, depth: number): readonly Entry[] {
  const node = follow(value);
  const sources = node.kind === 'sequence' ? node.items : [value];
  return sources.flatMap((source) => {
    const map = follow(source);
    if (map.kind !== 'mapping') {
      reading.report('yaml-merge-not-map', source.span);
      return [];
    }
    if (!reading.enter(source, depth + 1)) return [];
    const entries = entriesOf(map, reading, depth + 1);
    return reading.spend(entries.length, source.span) ? entries : [];
  });
}
