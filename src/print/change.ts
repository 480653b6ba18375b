import type { Json, JsonObject } from '../model/workload.ts';

/** How the value of a field is made over; undefined leaves the field out. */
export type Change = (value: Json) => Json | undefined;

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object with some of its fields made over. */
export const over =
  (changes: Readonly<Record<string, Change>>): ((value: Json) => Json) =>
  (value) => {
    if (!isObject(value)) return value;
    const entries = Object.entries(value).flatMap(([name, inner]): [string, Json][] => {
      const changed = Object.hasOwn(changes, name) ? changes[name]?.(inner) : inner;
      return changed === undefined ? [] : [[name, changed]];
    });
    return Object.fromEntries(entries);
  };

/** Every item of a list made over. */
export const each =
  (change: (value: Json) => Json): ((value: Json) => Json) =>
  (value) =>
    Array.isArray(value) ? value.map(change) : value;

/** Every value of a map made over. */
export const every =
  (change: (value: Json, key: string) => Json): ((value: Json) => Json) =>
  (value) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner, key)]))
      : value;

/** The value of an object that has this one field, else the object. */
export const only =
  (field: string): ((value: Json) => Json) =>
  (value) => {
    const [[name, inner] = [], ...more] = isObject(value) ? Object.entries(value) : [];
    return name === field && inner !== undefined && more.length === 0 ? inner : value;
  };
