import type { Field, ObjectShape, Shape } from '../model/shape.ts';
import { shapeOf } from '../model/shapes.ts';
import type { Json, JsonObject } from '../model/workload.ts';
import { isList, isObject } from './json.ts';
import type { Trace } from './trace.ts';

/** A value under the canonical names: the way back of what lowering does. Unknown fields keep their names. */
export function canonical(value: Json, shape: Shape, trace: Trace): Json {
  if (isList(value)) {
    const item = shape.type === 'list' ? shapeOf(shape.of) : shape;
    return trace.link(
      value.map((entry) => canonical(entry, item, trace)),
      value,
    );
  }
  if (isObject(value)) return canonicalObject(value, shape, trace);
  return shape.type === 'quantity' && typeof value === 'number' ? String(value) : value;
}

/** The fields of an object under their canonical names. */
export function canonicalFields(value: JsonObject, shape: ObjectShape, trace: Trace): JsonObject {
  return canonicalObject(value, shape, trace);
}

function canonicalObject(value: JsonObject, shape: Shape, trace: Trace): JsonObject {
  const fields = shape.type === 'object' ? fieldsOf(shape) : undefined;
  const names: [string, string][] = [];
  const entries = Object.entries(value).map(([kubernetes, entry]): [string, Json] => {
    const known = fields?.get(kubernetes);
    const name = known?.name ?? kubernetes;
    if (name !== kubernetes) names.push([name, kubernetes]);
    const inner: Shape = known ? shapeOf(known.shape) : shape.type === 'map' ? shapeOf(shape.of) : { type: 'any' };
    return [name, canonical(entry, inner, trace)];
  });
  return trace.link(Object.fromEntries(entries), value, names);
}

interface NamedField extends Field {
  readonly name: string;
}

const known = new WeakMap<ObjectShape, ReadonlyMap<string, NamedField>>();

function fieldsOf(shape: ObjectShape): ReadonlyMap<string, NamedField> {
  const fields =
    known.get(shape) ??
    new Map(Object.entries(shape.fields).map(([name, field]) => [field.kubernetes, { ...field, name }]));
  known.set(shape, fields);
  return fields;
}
