/** Values as arguments of `--set-json`, as deep as maps go. */
import type { Fields } from './manifests.ts';

/** An assignment for each part that is no map, or an empty one: `a\.b.c=1`. */
export function assignmentsOf(values: Fields, path: readonly string[] = []): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const here = [...path, key];
    return isOpen(value) ? assignmentsOf(value, here) : [`${here.map(escaped).join('.')}=${JSON.stringify(value)}`];
  });
}

/** What ends a key for Helm, or takes its meaning from what follows. */
const escaped = (key: string): string => key.replace(/[\\.,=[\]{}]/g, '\\$&');

/** Whether a path can go on into the value: Helm takes no empty key. */
const isOpen = (value: unknown): value is Fields =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length > 0 &&
  !('' in value);
