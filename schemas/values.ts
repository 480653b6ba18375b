import { readSchema, type Schema } from './bundle.ts';

const shortName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
const overlay = readSchema('overlay.json').definitions as Record<string, Schema>;

/**
 * Kubernetes' definitions by short name and in its own spelling, for the charts' values.schema.json: strict about names,
 * every optional property takes null, as Helm's null does.
 */
export function valuesDefinitions(): Record<string, Schema> {
  const kubernetes = readSchema('kubernetes-1.36.json').definitions as Record<string, Schema>;
  const definitions: Record<string, Schema> = {};
  for (const [name, schema] of Object.entries(kubernetes)) {
    definitions[shortName(name)] = definition(shortName(name), schema);
  }
  return definitions;
}

function definition(name: string, schema: Schema): Schema {
  if (name === 'Quantity') return { type: ['string', 'number'] as unknown as string };
  if (name === 'IntOrString') return { type: ['integer', 'string'] as unknown as string };
  if (schema.properties === undefined) return { type: schema.type ?? 'object' };
  const required = schema.required ?? [];
  const properties = Object.fromEntries(
    Object.entries(schema.properties).map(([field, property]) => {
      const typed = typeOf({ ...property, ...overlay[name]?.properties?.[field] });
      return [field, required.includes(field) ? typed : nullable(typed)];
    }),
  );
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}), additionalProperties: false };
}

/** The property without descriptions and extensions. */
function typeOf(schema: Schema): Schema {
  if (schema.$ref !== undefined) return { $ref: `#/definitions/${shortName(schema.$ref)}` };
  if (schema.type === 'array') return { type: 'array', items: typeOf(schema.items as Schema) };
  if (typeof schema.additionalProperties === 'object') {
    return { type: 'object', additionalProperties: nullable(typeOf(schema.additionalProperties)) };
  }
  return { ...(schema.type === undefined ? {} : { type: schema.type }), ...(schema.enum ? { enum: schema.enum } : {}) };
}

export function nullable(schema: Schema): Schema {
  if (schema.$ref !== undefined) return { anyOf: [schema, { type: 'null' }] };
  if (schema.type === undefined) return schema;
  const { enum: words, ...rest } = schema;
  return {
    ...rest,
    type: [schema.type, 'null'].flat() as unknown as string,
    ...(words ? { enum: [...words, null] } : {}),
  };
}
