import type { Json, JsonObject } from '../model/workload.ts';
import { valueAt } from './tree.ts';

/** Seconds for one pod to be scheduled, to pull its image and to become ready. */
const START = 60;
/** Five minutes, Helm's and Flux's own; and a working day. */
const [LEAST, MOST] = [300, 28_800];

/**
 * Seconds in which every pod of a cluster with so many nodes is replaced: as many at once as the strategy lets, each
 * stopped, started and watched.
 */
export function rolloutSeconds(values: JsonObject, nodes: number): number {
  const limits = ['updateStrategy', 'rollingUpdate'];
  const surge = podsOf(valueAt(values, [...limits, 'maxSurge']) ?? 0, nodes);
  const unavailable = podsOf(valueAt(values, [...limits, 'maxUnavailable']) ?? (surge > 0 ? 0 : 1), nodes);
  const batches = Math.ceil(nodes / Math.max(surge, unavailable, 1));
  const seconds =
    batches * (numberOf(values['terminationGracePeriodSeconds'], 30) + START + numberOf(values['minReadySeconds'], 0));
  return Math.min(Math.max(seconds, LEAST), MOST);
}

/** Kubernetes rounds percentages up: GetScaledValueFromIntOrPercent in pkg/controller/daemon/util. */
function podsOf(limit: Json, nodes: number): number {
  const text = String(limit);
  return text.endsWith('%') ? Math.ceil((Number(text.slice(0, -1)) * nodes) / 100) : Number(text);
}

const numberOf = (value: Json | undefined, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;
