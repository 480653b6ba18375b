import { containers } from './rules-containers.ts';
import { env } from './rules-env.ts';
import { names } from './rules-names.ts';
import { pod } from './rules-pod.ts';
import { probes } from './rules-probes.ts';
import { restarts } from './rules-restarts.ts';
import { run } from './rules-run.ts';
import { scheduling } from './rules-scheduling.ts';
import { storage } from './rules-storage.ts';

/** Findings of the semantic rules in check/rules. */
export const rules = {
  ...names,
  ...containers,
  ...restarts,
  ...probes,
  ...env,
  ...storage,
  ...pod,
  ...scheduling,
  ...run,
} as const;
