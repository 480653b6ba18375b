import type { Json, JsonObject } from '../model/workload.ts';

const words = (text: string): readonly string[] => text.split(' ');

/** The order in which people write the fields of a container, the pod and the whole. What isn't named comes last. */
const CONTAINER = words(
  'name image image_pull_policy command args working_dir env ports resources volume_mounts volume_devices liveness_probe readiness_probe startup_probe lifecycle security_context',
);
const ORDERS: Readonly<Record<string, readonly string[]>> = {
  metadata: words('name slug id org env labels annotations tags'),
  spec: words(
    'target_cluster namespace create_namespace daemonset selector container pod update_strategy min_ready_seconds revision_history_limit service_account rbac config_maps secrets extra_objects',
  ),
  container: CONTAINER,
  pod: words(
    'labels annotations metadata node_selector tolerations affinity priority_class_name host_network host_pid host_ipc dns_policy security_context termination_grace_period_seconds image_pull_secrets image_registries init_containers volumes',
  ),
  volume_mount: words('name mount_path sub_path sub_path_expr read_only mount_propagation'),
  toleration: words('key operator value effect'),
  data: words('name labels annotations type immutable'),
};

/** Fields of one object in the order of its kind, the others after them as they stand. */
export function ordered(object: JsonObject, kind: keyof typeof ORDERS): JsonObject {
  const order = ORDERS[kind] ?? [];
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const entries = Object.entries(object).map((entry, index): [readonly [string, Json], number] => [entry, index]);
  entries.sort(([[a], i], [[b], j]) => rank(a) - rank(b) || i - j);
  return Object.fromEntries(entries.map(([entry]) => entry));
}
