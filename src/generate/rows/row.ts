import type { Json } from '../../model/workload.ts';
import type { JsonSchema } from '../json-schema.ts';

/** A key of the chart's values: what it says, what it takes, and what the manifest gives it. */
export interface Leaf<T> {
  readonly key: string;
  readonly comment: string;
  readonly schema: JsonSchema;
  /** undefined: the key is part of the contract, but this chart's values.yaml leaves it out. */
  readonly value: (from: T) => Json | undefined;
}

/** A map of keys with comments of their own. */
export interface Section<T> {
  readonly key: string;
  readonly comment: string;
  readonly rows: readonly Row<T>[];
  /** Whether the section is left out of this chart's values.yaml. */
  readonly absent?: (from: T) => boolean;
}

export type Row<T> = Leaf<T> | Section<T>;

/** A key as it stands in a chart's values.yaml. */
export interface ValueNode {
  readonly key: string;
  readonly comment: string;
  readonly value: Json | readonly ValueNode[];
  /** Whether `value` is a list of nodes. */
  readonly section: boolean;
}

/** A part of the contract below a key, with what is said of it. */
export const described = (description: string, schema: JsonSchema): JsonSchema => ({ description, ...schema });

/** The rows of a contract that this workload has something to say on. */
export function valueNodes<T>(rows: readonly Row<T>[], from: T): ValueNode[] {
  return rows.flatMap((row): ValueNode[] => {
    const { key, comment } = row;
    if ('rows' in row) {
      if (row.absent?.(from)) return [];
      return [{ key, comment, section: true, value: valueNodes(row.rows, from) }];
    }
    const value = row.value(from);
    return value === undefined ? [] : [{ key, comment, section: false, value }];
  });
}

/** The values as plain data. */
export function valuesOf(nodes: readonly ValueNode[]): Record<string, Json> {
  return Object.fromEntries(
    nodes.map(({ key, section, value }) => [key, section ? valuesOf(value as readonly ValueNode[]) : (value as Json)]),
  );
}

/** undefined for what is empty: such a key would do nothing. */
export function unlessEmpty(value: Json | undefined): Json | undefined {
  return value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
    ? undefined
    : value;
}
