import type { Spec } from '../model/manifest.ts';
import { objectShape } from '../model/shapes.ts';
import type { Json, JsonObject } from '../model/workload.ts';
import { respellFields, withoutEmpty } from './respell.ts';

const LOWERED_ELSEWHERE = [
  'labels',
  'annotations',
  'metadata',
  'init_containers',
  'volumes',
  'image_pull_secrets',
  'image_registries',
];

/** Node selector, tolerations, affinity, host namespaces, DNS and every other field of the pod, by Kubernetes name. */
export function lowerPod(pod: Spec['pod']): JsonObject {
  const fields = respellFields(pod ?? {}, objectShape('spec', 'pod'), LOWERED_ELSEWHERE);
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
  return withoutEmpty(given, ['securityContext']);
}

/**
 * The update strategy. With a surge alone nothing may be unavailable, because exactly one of the two may be non-zero
 * (ValidateRollingUpdateDaemonSet).
 */
export function lowerUpdateStrategy(strategy: Spec['update_strategy']): JsonObject {
  const { type = 'RollingUpdate', rolling_update } = strategy ?? {};
  const limits = respellFields(rolling_update ?? {}, objectShape('spec', 'update_strategy', 'rolling_update'));
  if (type === 'OnDelete') return { type, ...(rolling_update === undefined ? {} : { rollingUpdate: limits }) };
  return { type, rollingUpdate: { maxUnavailable: isZero(limits['maxSurge']) ? 1 : 0, ...limits } };
}

const isZero = (value: Json | undefined): boolean => value === undefined || /^0+%?$/.test(String(value));
