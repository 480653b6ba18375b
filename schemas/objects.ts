import { TYPED_KINDS } from '../src/model/kinds.ts';
import { readSchema, type Schema } from './bundle.ts';

const shortName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
const overlay = readSchema('overlay.json').definitions as Record<string, Schema>;

/** Kubernetes' definitions as `kubectl apply` holds objects to them: types, required and unknown fields, words. */
export function objectsSchema(): Schema {
  const kubernetes = readSchema('kubernetes-1.36.json').definitions as Record<string, Schema>;
  const definitions = Object.fromEntries(
    Object.entries(kubernetes).map(([name, schema]) => [shortName(name), definition(shortName(name), schema)]),
  );
  const kinds = [...TYPED_KINDS].map((kind) => [kind, { $ref: `#/definitions/${kind.replace(/.* /, '')}` }]);
  return { type: 'object', properties: Object.fromEntries(kinds), additionalProperties: false, definitions };
}

function definition(name: string, schema: Schema): Schema {
  if (name === 'Quantity') return { type: ['string', 'number'] as unknown as string };
  if (name === 'IntOrString') return { type: ['integer', 'string'] as unknown as string };
  if (schema.properties === undefined) return { type: schema.type ?? 'object' };
  const properties = Object.fromEntries(
    Object.entries(schema.properties).map(([field, property]) => [
      field,
      typed({ ...property, ...overlay[name]?.properties?.[field] }),
    ]),
  );
  // One API version and kind stand before every object, which the caller has matched.
  const required = (schema.required ?? []).filter((field) => field in properties);
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}), additionalProperties: false };
}

/** The property without descriptions and extensions; the words of an enum may be left empty, as Go's zero value is. */
function typed(schema: Schema): Schema {
  if (schema.$ref !== undefined) return { $ref: `#/definitions/${shortName(schema.$ref)}` };
  if (schema.type === 'array') return { type: 'array', items: typed(schema.items as Schema) };
  if (typeof schema.additionalProperties === 'object') {
    return { type: 'object', additionalProperties: typed(schema.additionalProperties) };
  }
  const words = schema.enum ? { enum: [...new Set([...schema.enum, ''])] } : {};
  return { ...(schema.type === undefined ? {} : { type: schema.type }), ...words };
}
