import type { Json } from '../model/workload.ts';
import { listRule } from './rules.ts';
import { fieldType, isList, isObject, type Type } from './type.ts';

/** A text that two stored values share when they say the same; lists in free order and quantities included. */
export function fingerprint(value: Json, type: Type | undefined, exact: boolean): string {
  if (isList(value)) return `[${elements(value, type, exact).join()}]`;
  if (!isObject(value)) return JSON.stringify(normal(value, type));
  const fields = Object.keys(value)
    .sort()
    .map((field) => {
      const inner = value[field] ?? null;
      const innerType = fieldType(type, field);
      if (!isList(inner)) return `${JSON.stringify(field)}:${fingerprint(inner, innerType, exact)}`;
      const parts = elements(inner, innerType, exact);
      const ordered = listRule(type, field, exact).order === 'free' ? parts.sort() : parts;
      return `${JSON.stringify(field)}:[${ordered.join()}]`;
    });
  return `{${fields.join()}}`;
}

export const normal = (value: Json, type: Type | undefined): Json => type?.normal?.(value) ?? value;

const elements = (list: readonly Json[], type: Type | undefined, exact: boolean): string[] =>
  list.map((element) => fingerprint(element, type, exact));
