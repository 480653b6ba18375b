/** Every sentence a user can read, by code. One table a concern; codes are names and never reused for another meaning. */
import { build } from './build.ts';
import { diff } from './diff.ts';
import { gitops } from './gitops.ts';
import { lower } from './lower.ts';
import { raise } from './raise.ts';
import { read } from './read.ts';
import { release } from './release.ts';
import { rules } from './rules.ts';
import { run } from './run.ts';
import { schema } from './schema.ts';
import { verify } from './verify.ts';

export const messages = {
  ...read,
  ...schema,
  ...rules,
  ...lower,
  ...build,
  ...release,
  ...run,
  ...raise,
  ...verify,
  ...diff,
  ...gitops,
} as const;

/** The closed set of codes a finding can have. */
export type Code = keyof typeof messages;
