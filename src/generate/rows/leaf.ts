import type { Json, PullSecret, Workload } from '../../model/workload.ts';
import * as schema from '../json-schema.ts';
import { described, type Leaf, type Row } from './row.ts';

export type RootRow = Row<Workload>;

export const leaf = (
  key: string,
  comment: string,
  of: schema.JsonSchema,
  value: (workload: Workload) => Json | undefined,
): Leaf<Workload> => ({ key, comment, schema: of, value });

export const pullSecrets = (secrets: readonly PullSecret[]): Json[] =>
  secrets.map((secret) => ('name' in secret ? secret.name : secret));

export const PULL_SECRETS: schema.JsonSchema = schema.listOf(
  schema.anyOf(
    schema.text(),
    schema.objectWith({
      name: described('Name of the Secret', schema.text()),
      reference: described('Place among references that names it', schema.text()),
    }),
  ),
);
