import type { Json, JsonObject, TextMap } from '../../model/workload.ts';

export const isMap = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const mapOf = (value: Json | undefined): JsonObject => (isMap(value) ? value : {});
export const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/**
 * A value with another laid over it, as Helm does: maps entry by entry, null takes an entry away, anything else
 * replaces. undefined as `over` leaves the value, undefined as the result means that it is gone. In `data` of the user's
 * own the nulls of lists stay.
 */
export function laidOver(base: Json | undefined, over: Json | undefined, { data = false } = {}): Json | undefined {
  if (over === undefined) return base;
  if (over === null) return undefined;
  if (!isMap(over)) return data ? over : withoutNulls(over);
  const merged = new Map(Object.entries(mapOf(base)));
  for (const [key, entry] of Object.entries(over)) {
    const value = laidOver(merged.get(key), entry, { data });
    if (value === undefined) merged.delete(key);
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

/** Nulls mean absent, in lists and below them too. */
function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.filter((entry) => entry !== null).map((entry) => withoutNulls(entry as Json));
  if (!isMap(value)) return value;
  const entries = Object.entries(value).filter(([, entry]) => entry !== null);
  return Object.fromEntries(entries.map(([key, entry]) => [key, withoutNulls(entry)]));
}

export const textsOver = (base: TextMap, over: Json | undefined): TextMap =>
  mapOf(over === null ? {} : laidOver(base, over)) as TextMap;

/** Entries of a map in the order of `first`; the others follow by name. */
export function inOrder<T>(entries: ReadonlyMap<string, T>, first: readonly string[]): [string, T][] {
  const others = [...entries.keys()].filter((key) => !first.includes(key)).sort();
  return [...first, ...others].flatMap((key): [string, T][] => {
    const value = entries.get(key);
    return value === undefined ? [] : [[key, value]];
  });
}

/**
 * A list whose values are a map by key, with a map laid over it: null takes an entry away, new ones come last by name.
 * `keys` are those of the list's entries.
 */
export function entriesOver(
  list: readonly JsonObject[],
  keys: readonly string[],
  over: Json | undefined,
  options: { readonly data?: boolean } = {},
): [string, JsonObject][] {
  if (over === null) return [];
  const entries = new Map(keys.map((key, index): [string, JsonObject] => [key, list[index] ?? {}]));
  for (const [key, entry] of Object.entries(mapOf(over))) {
    const value = laidOver(entries.get(key), entry, options);
    if (value === undefined) entries.delete(key);
    else entries.set(key, mapOf(value));
  }
  return inOrder(entries, keys);
}

/** Keys for a list: a key that comes again gets -2, -3 … */
export function numbered(keys: readonly string[]): string[] {
  const taken = new Set<string>();
  return keys.map((base) => {
    let key = base;
    for (let count = 2; taken.has(key); count++) key = `${base}-${count}`;
    taken.add(key);
    return key;
  });
}

/** Of a union with two members, the one that was there before goes. */
export function oneMember(value: JsonObject, before: JsonObject, members: readonly string[]): JsonObject {
  const given = members.filter((member) => member in value);
  const old = members.find((member) => member in before);
  if (given.length < 2 || old === undefined) return value;
  return Object.fromEntries(Object.entries(value).filter(([member]) => member !== old));
}
