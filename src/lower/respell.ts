import type { ObjectShape, Shape } from '../model/shape.ts';
import { shapeOf } from '../model/shapes.ts';
import type { Json, JsonObject } from '../model/workload.ts';

/** A canonical value under Kubernetes' own names. Presence is kept: 0, false, "" and {} are values. */
export function respell(value: unknown, shape: Shape): Json {
  if (shape.type === 'int-or-text') return intOrText(value as string | number);
  if (value === null || typeof value !== 'object') return value as Json;
  if (Array.isArray(value)) {
    const item = shape.type === 'list' ? shapeOf(shape.of) : shape;
    return value.map((entry) => respell(entry, item));
  }
  const entries = Object.entries(value).map(([name, entry]): [string, Json] => {
    if (shape.type === 'map') return [name, respell(entry, shapeOf(shape.of))];
    const field = shape.type === 'object' ? shape.fields[name] : undefined;
    return field === undefined ? [name, entry as Json] : [field.kubernetes, respell(entry, shapeOf(field.shape))];
  });
  return Object.fromEntries(entries);
}

/** A number for a text such as "8080", which Kubernetes takes for a name; "10%" stays. */
const intOrText = (value: string | number): string | number =>
  typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;

/** The fields of an object under Kubernetes' names, less those that are lowered on their own. */
export function respellFields(value: object, shape: ObjectShape, without: readonly string[] = []): JsonObject {
  const rest = Object.fromEntries(Object.entries(value).filter(([name]) => !without.includes(name)));
  return respell(rest, shape) as JsonObject;
}

/** Without those of these fields that are {}: to Kubernetes the same as absent, and in values how an absent one stands. */
export function withoutEmpty(fields: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => !(names.includes(name) && Object.keys(value ?? {}).length === 0)),
  );
}
