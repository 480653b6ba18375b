import type { Json, JsonObject } from '../model/workload.ts';
import { each, every, isObject, over } from './change.ts';

/** A canonical manifest with its fields in the order in which people write them. */
export function orderedManifest(manifest: JsonObject): JsonObject {
  return over({ metadata: inOrder(METADATA), spec: (value) => spec(inOrder(SPEC)(value)) })(manifest) as JsonObject;
}

const words = (text: string): readonly string[] => text.split(' ');

const METADATA = words('name slug id org env labels annotations tags');
const SPEC = words(
  'target_cluster namespace create_namespace daemonset selector container pod update_strategy min_ready_seconds ' +
    'revision_history_limit service_account rbac config_maps secrets extra_objects',
);
const CONTAINER = words(
  'name image image_pull_policy command args working_dir env ports resources volume_mounts volume_devices ' +
    'liveness_probe readiness_probe startup_probe lifecycle security_context',
);
const POD = words(
  'labels annotations metadata node_selector tolerations affinity priority_class_name host_network host_pid host_ipc ' +
    'dns_policy security_context termination_grace_period_seconds image_pull_secrets image_registries init_containers ' +
    'volumes',
);
const MOUNT = words('name mount_path sub_path sub_path_expr read_only mount_propagation');
const PORT = words('name container_port network_protocol host_port host_ip');
const HOST_PATH = words('path type');
const HTTP_GET = words('path port scheme host http_headers');
const PROBE = words(
  'http_get tcp_socket grpc exec initial_delay_seconds period_seconds timeout_seconds success_threshold failure_threshold',
);
const TOLERATION = words('key operator value effect');
const DATA = words('name labels annotations type immutable');

/** The named fields first, then the others as they stand. */
const inOrder =
  (names: readonly string[]) =>
  (value: Json): Json => {
    if (!isObject(value)) return value;
    const known = names.filter((name) => Object.hasOwn(value, name));
    const others = Object.keys(value).filter((name) => !names.includes(name));
    return Object.fromEntries([...known, ...others].map((name) => [name, value[name] ?? null]));
  };

const probe = (value: Json): Json => over({ http_get: inOrder(HTTP_GET) })(inOrder(PROBE)(value));
const volume = over({ host_path: inOrder(HOST_PATH) });

const container = (value: Json): Json =>
  over({
    ports: each(inOrder(PORT)),
    volume_mounts: each((mount) => volume(inOrder(MOUNT)(mount))),
    liveness_probe: probe,
    readiness_probe: probe,
    startup_probe: probe,
  })(inOrder(CONTAINER)(value));

const pod = (value: Json): Json =>
  over({
    init_containers: each(container),
    tolerations: each(inOrder(TOLERATION)),
    volumes: each(volume),
  })(inOrder(POD)(value));

const spec = over({
  container: over({ app: container, sidecars: each(container) }),
  pod,
  config_maps: every(inOrder(DATA)),
  secrets: every(inOrder(DATA)),
});
