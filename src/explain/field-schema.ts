import { canonical } from '../generated/schema-texts.ts';
import type { Step } from './field-path.ts';

/** What the kind's schema says of a field beyond its shape. */
export interface FieldSchema {
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly items?: FieldSchema;
  readonly additionalProperties?: FieldSchema | boolean;
  readonly definitions?: Readonly<Record<string, FieldSchema>>;
  readonly $ref?: string;
}

let root: FieldSchema | undefined;

/** The schema at a canonical path; a description beside a reference stands over the definition's. */
export function schemaAt(path: readonly Step[]): FieldSchema {
  root ??= JSON.parse(canonical) as FieldSchema;
  const definitions = root.definitions ?? {};
  const resolve = ({ $ref, ...own }: FieldSchema): FieldSchema =>
    $ref === undefined ? own : { ...resolve(definitions[$ref.split('/').at(-1) ?? ''] ?? {}), ...own };
  return path.reduce((schema: FieldSchema, step) => {
    if (step === '[]') return resolve(schema.items ?? {});
    if (step === '*')
      return typeof schema.additionalProperties === 'object' ? resolve(schema.additionalProperties) : {};
    return resolve(schema.properties?.[step] ?? {});
  }, resolve(root));
}
