import type { Json, JsonObject, TextMap } from '../model/workload.ts';

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !isList(value);

export const field = (value: Json | undefined, name: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** What stands at a path of fields; undefined where anything on the way is missing. */
export const at = (value: Json | undefined, ...path: readonly string[]): Json | undefined => path.reduce(field, value);

export const listAt = (value: Json | undefined, ...path: readonly string[]): readonly Json[] => {
  const found = at(value, ...path);
  return isList(found) ? found : [];
};

export const objectsAt = (value: Json | undefined, ...path: readonly string[]): readonly JsonObject[] =>
  listAt(value, ...path).filter(isObject);

export const objectAt = (value: Json | undefined, ...path: readonly string[]): JsonObject => {
  const found = at(value, ...path);
  return isObject(found) ? found : {};
};

export const textAt = (value: Json | undefined, ...path: readonly string[]): string | undefined => {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : undefined;
};

/** A map of texts, such as labels. */
export const textsAt = (value: Json | undefined, ...path: readonly string[]): TextMap =>
  objectAt(value, ...path) as TextMap;

export const isEmpty = (value: Json | undefined): boolean =>
  isList(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;

export function without(object: JsonObject, ...fields: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !fields.includes(name)));
}

/** The fields that say something: those that are not undefined. */
export function present<T extends Record<string, Json | undefined>>(fields: T): Record<string, Json> {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** Every snake_case name with the lowerCamelCase one it was. */
export const camelNames = (object: object): [string, string][] =>
  Object.keys(object).map((name) => [name, name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())]);
