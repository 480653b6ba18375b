import type { Schema } from './bundle.ts';
import { camelCase } from './respell.ts';

/**
 * The schema for editors: the canonical one with every spelling and older shape that reading accepts. It can't say that
 * a field is given once only; reading does.
 */
export function editorSchema(bundle: Schema): Schema {
  const definitions = bundle.definitions as Record<string, Schema>;
  const { definitions: _, ...root } = bundle;
  const converted = Object.entries(definitions).map(([name, schema]) => [name, widen(schema)] as const);
  return {
    ...widen(root),
    $id: `${bundle['$id']}`.replace('.schema.json', '.editor.schema.json'),
    definitions: Object.fromEntries(converted),
  };

  function widen(schema: Schema): Schema {
    const { required: _, ...own } = withoutAnnotations(schema);
    if (schema.properties !== undefined) return withShortForms(schema, { ...own, ...widenedFields(schema) });
    if (schema.items !== undefined) return withKeys(schema, { ...own, items: widen(schema.items) });
    if (typeof schema.additionalProperties === 'object') {
      return { ...own, additionalProperties: widen(schema.additionalProperties) };
    }
    return own;
  }

  /** Every field under each of its names; only a field with one name and one place can be required. */
  function widenedFields(schema: Schema): Schema {
    const properties: Record<string, Schema> = {};
    const aliases = (schema['x-aliases'] ?? {}) as Record<string, string>;
    const moved = (schema['x-moved'] ?? {}) as Record<string, string>;
    const add = (name: string, property: Schema): void => {
      for (const spelling of new Set([name, camelCase(name), property['x-kubernetes-name'] as string | undefined])) {
        if (spelling !== undefined) properties[spelling] ??= widen(property);
      }
    };
    for (const [name, property] of Object.entries(schema.properties ?? {})) add(name, property);
    for (const [alias, name] of Object.entries(aliases)) add(alias, schema.properties?.[name] ?? {});
    for (const [older, place] of Object.entries(moved)) {
      const [head = '', ...below] = older.split('.');
      if (below.length === 0) add(head, fieldAt(schema, place.split('.')) ?? {});
      else open(properties, head);
    }
    const elsewhere = new Set([...Object.values(aliases), ...Object.values(moved).map((place) => place.split('.')[0])]);
    const required = (schema.required ?? []).filter((name) => !elsewhere.has(name) && camelCase(name) === name);
    return { properties, ...(required.length > 0 ? { required } : {}) };
  }

  /** An older place with fields of its own, which stand with the canonical ones. */
  function open(properties: Record<string, Schema>, name: string): void {
    for (const spelling of new Set([name, camelCase(name)])) {
      const known = properties[spelling];
      if (known?.anyOf === undefined)
        properties[spelling] = known ? { anyOf: [known, { type: 'object' }] } : { type: 'object' };
    }
  }

  function fieldAt(schema: Schema, [head = '', ...below]: readonly string[]): Schema | undefined {
    const target = resolve(schema).properties?.[head];
    return target === undefined || below.length === 0 ? target : fieldAt(target, below);
  }

  function resolve(schema: Schema): Schema {
    const name = schema.$ref?.slice('#/definitions/'.length);
    return name === undefined ? schema : (definitions[name] ?? {});
  }

  function withShortForms(schema: Schema, object: Schema): Schema {
    const list = schema['x-list'] as string | undefined;
    const field = list === undefined ? undefined : schema.properties?.[list];
    const forms = [
      ...(schema['x-scalar'] === undefined ? [] : [{ type: ['string', 'number', 'boolean'] as unknown as string }]),
      ...(field === undefined ? [] : [widen(field)]),
    ];
    return forms.length === 0 ? object : { anyOf: [object, ...forms] };
  }

  function withKeys(schema: Schema, list: Schema): Schema {
    if (schema['x-keyed'] === undefined || schema.items === undefined) return list;
    return {
      anyOf: [list, { type: 'object', additionalProperties: keyed(widen(schema.items), schema['x-keyed'] as string) }],
    };
  }

  /** An entry under its key need not repeat it. */
  function keyed(item: Schema, key: string): Schema {
    const forms = (item.$ref === undefined ? item : widen(resolve(item))) as Schema & { anyOf?: Schema[] };
    const without = ({ required, ...rest }: Schema): Schema => ({
      ...rest,
      ...(required ? { required: required.filter((name) => name !== key) } : {}),
    });
    return forms.anyOf ? { anyOf: forms.anyOf.map(without) } : without(forms);
  }
}

/** What only our own tools read. */
const withoutAnnotations = (schema: Schema): Schema =>
  Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keyword.startsWith('x-')));
