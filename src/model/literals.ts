import type { Document } from './manifest.ts';
import { valueAt } from './value-at.ts';

/** The literal secrets of a document: the values as they were read, and what is written where that differs. */
export function literalsOf({ value, places, secrets, source }: Document): readonly string[] {
  const starts = new Set(secrets.map(({ start }) => start));
  const values: string[] = [];
  for (const [at, place] of places) {
    const found = starts.has(place.value.start) ? valueAt(value, at) : undefined;
    if (typeof found === 'string') values.push(found);
  }
  const written = secrets.map(({ start, end }) => source.text.slice(start, end).trim());
  return [...new Set([...values, ...written.map(unquoted)])];
}

export const unquoted = (text: string): string => text.replace(/^["']|["']$/g, '');
