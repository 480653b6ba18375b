import type { Spec } from '../model/manifest.ts';
import type { Json, JsonObject } from '../model/workload.ts';
import { objectShape, respellFields } from './respell.ts';

const LOWERED_ELSEWHERE = [
  'labels',
  'annotations',
  'init_containers',
  'volumes',
  'image_pull_secrets',
  'image_registries',
];

/** Node selector, tolerations, affinity, host namespaces, DNS and every other field of the pod, by Kubernetes name. */
export function lowerPod(pod: Spec['pod']): JsonObject {
  const fields = respellFields(pod ?? {}, objectShape('spec', 'pod'), LOWERED_ELSEWHERE);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

/**
 * The update strategy as the API server takes it: numbers for texts such as "1", a percentage as it stands. With a surge
 * alone nothing may be unavailable, because exactly one of the two may be non-zero (ValidateRollingUpdateDaemonSet).
 */
export function lowerUpdateStrategy(strategy: Spec['update_strategy']): JsonObject {
  const { type, rolling_update: rolling } = strategy ?? {};
  const maxSurge = intOrPercent(rolling?.max_surge);
  const maxUnavailable = intOrPercent(rolling?.max_unavailable) ?? (isZero(maxSurge) ? undefined : 0);
  if (type === 'OnDelete') return { type, ...present('rollingUpdate', rolling && limits(maxUnavailable, maxSurge)) };
  return { type: 'RollingUpdate', rollingUpdate: limits(maxUnavailable ?? 1, maxSurge) };
}

function limits(maxUnavailable: Json | undefined, maxSurge: Json | undefined): JsonObject {
  return { ...present('maxUnavailable', maxUnavailable), ...present('maxSurge', maxSurge) };
}

const present = (name: string, value: Json | undefined): JsonObject => (value === undefined ? {} : { [name]: value });

const isZero = (value: Json | undefined): boolean => value === undefined || /^0+%?$/.test(String(value));

function intOrPercent(value: string | number | undefined): Json | undefined {
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
}
