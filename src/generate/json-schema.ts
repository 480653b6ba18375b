import type { Json, JsonObject } from '../model/workload.ts';

/** A part of values.schema.json: draft-07, no keyword that Helm 3.17 ignores. */
export type JsonSchema = JsonObject;

const typed =
  (...types: readonly string[]) =>
  (rest: JsonObject = {}): JsonSchema => ({ type: [...types, 'null'], ...rest });

/** Each takes null as well: `--set key=null` is how Helm removes a value. */
export const text: (rest?: JsonObject) => JsonSchema = typed('string');
export const integer: (rest?: JsonObject) => JsonSchema = typed('integer');
export const boolean: (rest?: JsonObject) => JsonSchema = typed('boolean');
export const textMap: () => JsonSchema = () => mapOf(text());

export const oneOf = (...words: readonly string[]): JsonSchema => ({ enum: [...words, null] });
export const listOf = (items: JsonSchema): JsonSchema => ({ type: ['array', 'null'], items });
export const mapOf = (entry: JsonSchema): JsonSchema => ({ type: ['object', 'null'], additionalProperties: entry });
export const anyOf = (...schemas: readonly JsonSchema[]): JsonSchema => ({ anyOf: [...schemas] });

export function objectWith(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): JsonSchema {
  return {
    type: ['object', 'null'],
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

/** A definition of Kubernetes' own, by its short name, or null. */
export const kubernetes = (name: string): JsonSchema => ({
  anyOf: [{ $ref: `#/definitions/${name}` }, { type: 'null' }],
});

/** The definitions that a schema refers to, and those they refer to. */
export function reachable(
  schema: Json,
  definitions: Readonly<Record<string, JsonSchema>>,
): Readonly<Record<string, JsonSchema>> {
  const found = new Map<string, JsonSchema>();
  walk(schema);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));

  function walk(value: Json): void {
    if (value === null || typeof value !== 'object') return;
    for (const [key, entry] of Object.entries(value)) {
      if (key !== '$ref' || typeof entry !== 'string') walk(entry as Json);
      else {
        const name = entry.slice('#/definitions/'.length);
        const definition = definitions[name];
        if (definition === undefined) throw new Error(`no definition ${name}`);
        if (found.has(name)) continue;
        found.set(name, definition);
        walk(definition);
      }
    }
  }
}
