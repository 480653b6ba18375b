import type { Json, JsonObject } from '../model/workload.ts';

/** Values over values, as Helm merges them: maps entry by entry, null takes an entry out, all else is replaced. */
export function merged(base: JsonObject, over: JsonObject): JsonObject {
  const all = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const below = all.get(key);
    if (value === null && all.has(key)) all.delete(key);
    else all.set(key, isMap(below) && isMap(value) ? merged(below, value) : value);
  }
  return Object.fromEntries(all);
}

export function valueAt(tree: Json | undefined, [key, ...rest]: readonly string[]): Json | undefined {
  if (key === undefined) return tree;
  return isMap(tree) && Object.hasOwn(tree, key) ? valueAt(tree[key], rest) : undefined;
}

export const isMap = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
