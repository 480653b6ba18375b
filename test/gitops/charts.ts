/** Published charts for tests. */
import { type PublishedChart, planRollout, type Rollout, type Wishes } from '../../src/gitops/index.ts';
import type { JsonObject } from '../../src/model/workload.ts';
import { chartOf, valuesOf } from '../support/charts.ts';
import { manifestText, type Parts } from '../support/lowered.ts';

export const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
export const REPOSITORY = 'oci://registry.example.com/charts/agent';

export function published(parts: Parts = {}): PublishedChart {
  const values = valuesOf(chartOf(manifestText(parts))) as JsonObject;
  return { name: 'agent', version: '1.2.0', repository: REPOSITORY, digest: DIGEST, values };
}

const NO_WISHES: Wishes = { values: {}, makesNamespace: false, waves: [], nodes: 100, plainHttp: false };

/** Codes of what is refused, or the rollout. */
export function plan(parts: Parts, wishes: Partial<Wishes> = {}): Rollout | readonly string[] {
  const planned = planRollout(published(parts), { ...NO_WISHES, ...wishes });
  return 'rollout' in planned ? planned.rollout : planned.refusals.map(({ code, message }) => `${code}: ${message}`);
}

export function rolloutOf(parts: Parts = {}, wishes: Partial<Wishes> = {}): Rollout {
  const planned = plan(parts, wishes);
  if (!('release' in planned)) throw new Error(planned.join('\n'));
  return planned;
}

/** The same, whose namespace comes with it. */
export const MAKING: Parts = { spec: 'pod: {host_network: true}\ncreate_namespace: true' };
/** A pod that only a privileged namespace takes. */
export const PRIVILEGED: Parts = { spec: 'pod: {host_network: true}' };
export const PRIVILEGED_LABELS = {
  'pod-security.kubernetes.io/enforce': 'privileged',
  'pod-security.kubernetes.io/audit': 'privileged',
  'pod-security.kubernetes.io/warn': 'privileged',
};
export const SECRET: Parts = { app: 'env: {secrets: {TOKEN: hunter2-hunter2}}' };
export const ON_DELETE: Parts = { spec: 'update_strategy: {type: OnDelete}' };
