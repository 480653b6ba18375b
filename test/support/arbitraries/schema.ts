/** Values of a JSON Schema, each part as a hint says where the schema alone doesn't say enough. */
import fc from 'fast-check';
import type { Schema } from '../../../schemas/bundle.ts';
import { key, text } from './texts.ts';

export type Values = fc.Arbitrary<unknown>;

export interface Hints {
  /** By `definition.field`, `definition`, or `.field` for fields of every definition. */
  readonly values: Readonly<Record<string, Values>>;
  /** Fields of a definition of which exactly one stands; with `''` among them, at most one. */
  readonly unions: Readonly<Record<string, readonly string[]>>;
  /** Keys of maps, by `definition.field`; any text without one. */
  readonly keys: Readonly<Record<string, fc.Arbitrary<string>>>;
  /** Of a hundred values of an object, how many have a field that it may leave out. */
  readonly share: number;
  /** The share of one field, by `definition.field`. */
  readonly shares?: Readonly<Record<string, number>>;
}

/** Values of a definition of the schema. */
export function valuesOf(bundle: Schema, definition: string, hints: Hints): Values {
  const definitions = bundle.definitions as Record<string, Schema>;
  const known = new Map<string, Values>();
  return ofDefinition(definition);

  function ofDefinition(name: string): Values {
    const hinted = hints.values[name];
    if (hinted !== undefined) return hinted;
    const values = known.get(name) ?? ofSchema(definitions[name] as Schema, name);
    known.set(name, values);
    return values;
  }

  function ofSchema(schema: Schema, owner: string, keys = key): Values {
    if (schema.$ref !== undefined) return ofDefinition(schema.$ref.slice('#/definitions/'.length));
    if (Array.isArray(schema['anyOf'])) {
      return fc.oneof(...schema['anyOf'].map((one: Schema) => ofSchema(one, owner, keys)));
    }
    if (Array.isArray(schema.type)) return ofTypes(schema, schema.type, owner, keys);
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    if (schema.properties !== undefined) return ofObject(schema, owner);
    if (schema.items !== undefined) {
      return fc.array(ofSchema(schema.items, owner), { minLength: (schema['minItems'] as number) ?? 0, maxLength: 3 });
    }
    if (typeof schema.additionalProperties === 'object') {
      return fc.dictionary(keys, ofSchema(schema.additionalProperties, owner), { maxKeys: 3, noNullPrototype: true });
    }
    return ofScalar(schema);
  }

  /** Null comes now and then where it may. */
  function ofTypes(schema: Schema, types: readonly string[], owner: string, keys: fc.Arbitrary<string>): Values {
    const others = types.filter((type) => type !== 'null').map((type) => ofSchema({ ...schema, type }, owner, keys));
    const values = fc.oneof(...others);
    if (!types.includes('null')) return values;
    return fc.oneof({ weight: 9, arbitrary: values }, { weight: 1, arbitrary: fc.constant(null) });
  }

  function ofObject({ properties = {}, required = [] }: Schema, owner: string): Values {
    const union = hints.unions[owner] ?? [];
    const plain = Object.keys(properties).filter((field) => !union.includes(field));
    const fields = plain.map((field): [string, Values] => {
      const values = ofField(owner, field, properties[field] as Schema);
      return [field, required.includes(field) ? values : sometimes(values, hints.shares?.[`${owner}.${field}`])];
    });
    const common = fc.record(Object.fromEntries(fields)).map(withoutAbsent);
    if (union.length === 0) return common;
    const members = union.map((field): Values => {
      if (field === '') return fc.constant({});
      return fc.record({ [field]: ofField(owner, field, properties[field] as Schema) });
    });
    return fc.tuple(common, fc.oneof(...members)).map(([rest, member]) => ({ ...rest, ...(member as object) }));
  }

  function ofField(owner: string, field: string, schema: Schema): Values {
    const name = `${owner}.${field}`;
    const inline = schema.properties === undefined ? owner : name;
    return hints.values[name] ?? hints.values[`.${field}`] ?? ofSchema(schema, inline, hints.keys[name]);
  }

  function sometimes(values: Values, share = hints.share): Values {
    return fc.oneof({ weight: 100 - share, arbitrary: fc.constant(undefined) }, { weight: share, arbitrary: values });
  }
}

function ofScalar(schema: Schema): Values {
  if (schema['pattern'] !== undefined) return fc.stringMatching(new RegExp(String(schema['pattern'])));
  switch (schema.type) {
    case 'string':
      return text.map((drawn) => drawn.slice(0, Number(schema['maxLength'] ?? drawn.length)));
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return integer(Number(schema['minimum'] ?? 0), Number(schema['maximum'] ?? 2 ** 31 - 1));
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.constant([]);
    default:
      return fc.constant({});
  }
}

/** 0, and the numbers that Helm prints as 1e+06, come often. */
const integer = (min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.integer({ min: Math.max(min, 0), max: Math.max(0, Math.min(max, 100)) }),
    fc.constantFrom(0, 1, 999_999, 1_000_000, 2 ** 31 - 1).map((number) => Math.min(max, Math.max(min, number))),
  );

const withoutAbsent = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
