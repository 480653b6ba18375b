import type { Json, JsonObject } from '../model/workload.ts';
import { fieldType, isEmpty, isList, isObject, type Type } from './type.ts';

/**
 * A value as the API server of Kubernetes 1.36 stores it: nulls and what only servers write left out, zero values of
 * the listed fields left out, defaults written out. Defaults are those of k8s.io/kubernetes/pkg/apis/core/v1/defaults.go,
 * where the tables beside this file name no other.
 */
export function stored(value: Json, type: Type | undefined, isRendered = false): Json {
  if (isList(value)) return value.map((element) => stored(element, type, isRendered));
  return isObject(value) ? storedObject(value, type, isRendered) : value;
}

function storedObject(object: JsonObject, type: Type | undefined, isRendered: boolean): JsonObject {
  const served = isRendered ? undefined : type?.served;
  const kept: [string, Json][] = [];
  for (const [field, value] of Object.entries(object)) {
    const given = value ?? type?.nulls;
    if (given === undefined || type?.ignored?.includes(field) || served?.includes(field)) continue;
    const inner = stored(given, fieldType(type, field), isRendered);
    if (!(type?.zero?.includes(field) && isZero(inner))) kept.push([field, inner]);
  }
  const complete = Object.fromEntries([...Object.entries(type?.defaults ?? {}), ...kept]);
  return type?.complete?.(complete) ?? complete;
}

const isZero = (value: Json): boolean => value === false || value === 0 || value === '' || isEmpty(value);
