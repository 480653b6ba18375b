import { readFileSync } from 'node:fs';
import { snakeCase } from './respell.ts';

/** A JSON Schema, draft-07, with the annotations described in README.md. */
export interface Schema {
  [keyword: string]: unknown;
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: boolean | Schema;
  definitions?: Record<string, Schema>;
  required?: string[];
  enum?: unknown[];
  'x-kubernetes'?: string[] | string;
}

export const readSchema = (file: string): Schema =>
  JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Schema;

const kubernetes = readSchema('kubernetes-1.36.json').definitions as Record<string, Schema>;
const overlay = readSchema('overlay.json').definitions as Record<string, Schema>;
const shortName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
const byShortName = new Map(Object.entries(kubernetes).map(([name, schema]) => [shortName(name), schema]));
/** Fields whose text holds data of no fixed shape: keys below them are never respelled. */
const OPAQUE: Record<string, Schema> = {
  Quantity: { type: 'string', 'x-quantity': true },
  IntOrString: { type: ['integer', 'string'] as unknown as string, 'x-int-or-text': true },
  Time: { type: 'string' },
  FieldsV1: { type: 'object' },
};

/** The kind's schema with the Kubernetes definitions it refers to, all in snake_case and in one document. */
export function bundleSchema(): Schema {
  const kind = readSchema('kubernetes-daemonset.schema.json');
  const definitions: Record<string, Schema> = {};
  const own = kind.definitions as Record<string, Schema>;
  for (const [name, schema] of Object.entries(own)) definitions[name] = withKubernetesFields(convert(schema, refer));
  const root = convert(kind, refer);
  for (const key of Object.keys(root)) if (key === 'definitions') delete root[key];
  return { ...root, definitions: Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1))) };

  function refer(ref: string): string {
    if (ref.startsWith('#/definitions/') && !ref.includes('io.k8s')) return ref;
    const name = shortName(ref);
    if (!(name in definitions)) {
      definitions[name] = {};
      definitions[name] = kubernetesDefinition(name, refer);
    }
    return `#/definitions/${name}`;
  }

  function withKubernetesFields(schema: Schema): Schema {
    const { 'x-kubernetes': names, 'x-without': without, ...rest } = schema;
    if (names === undefined) return rest;
    const properties = { ...rest.properties };
    for (const name of [names].flat()) {
      for (const [field, property] of Object.entries(
        kubernetesDefinition(name, refer, without as string[]).properties ?? {},
      )) {
        properties[field] ??= property;
      }
    }
    return { ...rest, properties };
  }
}

function kubernetesDefinition(name: string, refer: (ref: string) => string, without: readonly string[] = []): Schema {
  if (name in OPAQUE) return { ...OPAQUE[name] };
  const schema = byShortName.get(name);
  if (schema === undefined) throw new Error(`no Kubernetes definition ${name}`);
  const added = overlay[name] ?? {};
  const { properties: _, ...annotations } = added;
  const properties: Record<string, Schema> = {};
  for (const [field, property] of Object.entries(schema.properties ?? {})) {
    if (without.includes(field)) continue;
    const converted = convert({ ...property, ...added.properties?.[field] }, refer);
    properties[snakeCase(field)] = { ...converted, 'x-kubernetes-name': field };
  }
  const required = (schema.required ?? []).map(snakeCase);
  return {
    type: 'object',
    ...annotations,
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

/** A copy with every reference rewritten and Kubernetes' own extensions dropped. */
function convert(schema: Schema, refer: (ref: string) => string): Schema {
  const copy: Schema = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === '$ref') copy.$ref = refer(value as string);
    else if (key === 'properties') {
      copy.properties = Object.fromEntries(
        Object.entries(value as Record<string, Schema>).map(([name, property]) => [name, convert(property, refer)]),
      );
    } else if (key === 'items' || (key === 'additionalProperties' && typeof value === 'object')) {
      copy[key] = convert(value as Schema, refer);
    } else if (key === 'format') {
      if (value === 'int32') Object.assign(copy, { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 });
    } else if (key === 'definitions' || (key.startsWith('x-kubernetes-') && key !== 'x-kubernetes-name')) continue;
    else copy[key] = value;
  }
  return copy;
}
