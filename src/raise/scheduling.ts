import { objectShape } from '../model/shapes.ts';
import type { Json, JsonObject } from '../model/workload.ts';
import type { RaiseContext } from './context.ts';
import { isEmpty, isObject, objectAt, present, without } from './json.ts';
import { canonicalFields } from './respell.ts';

const RAISED_ELSEWHERE = [
  'containers',
  'initContainers',
  'volumes',
  'imagePullSecrets',
  'serviceAccount',
  'serviceAccountName',
];

/** What every DaemonSet's pod has: nothing needs to say it. */
const DEFAULTS: Readonly<Record<string, Json>> = { restartPolicy: 'Always', dnsPolicy: 'ClusterFirst' };

/** Fields that the API server stores empty too. */
const POINTERS = new Set(['affinity', 'dnsConfig', 'os', 'resources']);

/** Node selector, tolerations, affinity, host namespaces, DNS and every other field of the pod. */
export function raisePod(context: RaiseContext, pod: JsonObject): JsonObject {
  const rest = Object.entries(without(pod, ...RAISED_ELSEWHERE)).filter(([name, value]) => {
    const isZero = value === '' || isEmpty(value);
    return DEFAULTS[name] !== value && !(isZero && !POINTERS.has(name));
  });
  return canonicalFields(Object.fromEntries(rest), objectShape('spec', 'pod'), context.trace);
}

/** Undefined where it is what every DaemonSet has: one pod at a time. */
export function raiseUpdateStrategy(context: RaiseContext, spec: JsonObject): JsonObject | undefined {
  const strategy = objectAt(spec, 'updateStrategy');
  const { type = 'RollingUpdate', rollingUpdate } = strategy;
  const limits = isObject(rollingUpdate) ? rollingUpdate : {};
  const { maxUnavailable = 1, maxSurge = 0 } = limits;
  if ((type === 'RollingUpdate' || type === '') && maxUnavailable === 1 && maxSurge === 0) return undefined;
  const raised = canonicalFields(strategy, objectShape('spec', 'update_strategy'), context.trace);
  return type === 'RollingUpdate' && !isEmpty(rollingUpdate) ? without(raised, 'type') : raised;
}

/** Numbers of the DaemonSet that differ from Kubernetes' own. SetDefaults_DaemonSet. */
export function raiseRollout(spec: JsonObject): JsonObject {
  const { minReadySeconds, revisionHistoryLimit } = spec;
  return present({
    min_ready_seconds: minReadySeconds === 0 ? undefined : minReadySeconds,
    revision_history_limit: revisionHistoryLimit === 10 ? undefined : revisionHistoryLimit,
  });
}
