/** What values give where a chart asks for it: never to be shown. */
import type { Json, JsonObject } from '../model/workload.ts';
import { isMap } from './overlay/values.ts';

type Cover = (leaf: Json) => Json;

/** The texts that stand where a chart asks for secrets. */
export function secretsIn(values: JsonObject): readonly string[] {
  const found: string[] = [];
  coveredValues(values, (leaf) => {
    if (leaf !== null) found.push(String(leaf));
    return leaf;
  });
  return found;
}

/** Values with another leaf in place of each that may be secret; a null stays, for it takes away. */
export const withoutSecrets = (values: JsonObject): JsonObject =>
  coveredValues(values, (leaf) => (leaf === null ? null : '***'));

function coveredValues(values: JsonObject, cover: Cover): JsonObject {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, (PLACES[key] ?? keep)(value, cover)]));
}

const keep = (value: Json): Json => value;

const eachLeaf = (value: Json, cover: Cover): Json => {
  if (Array.isArray(value)) return value.map((entry) => eachLeaf(entry as Json, cover));
  return isMap(value) ? eachEntry(value, (entry) => eachLeaf(entry, cover)) : cover(value);
};

/** Of entries that are maps one field is secret, all of others. */
const field =
  (name: string) =>
  (value: Json, cover: Cover): Json =>
    isMap(value)
      ? eachEntry(value, (entry) =>
          isMap(entry)
            ? { ...entry, ...(name in entry ? { [name]: eachLeaf(entry[name] ?? null, cover) } : {}) }
            : eachLeaf(entry, cover),
        )
      : eachLeaf(value, cover);

const containers = (value: Json, cover: Cover): Json =>
  isMap(value) ? eachEntry(value, (entry) => (isMap(entry) ? coveredValues(entry, cover) : entry)) : value;

const PLACES: Readonly<Record<string, (value: Json, cover: Cover) => Json>> = {
  secretEnv: eachLeaf,
  references: eachLeaf,
  secrets: field('data'),
  imageCredentials: field('password'),
  sidecars: containers,
  initContainers: containers,
};

const eachEntry = (map: JsonObject, change: (entry: Json) => Json): JsonObject =>
  Object.fromEntries(Object.entries(map).map(([key, entry]) => [key, change(entry)]));
