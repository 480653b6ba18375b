import { type Document, placeOf, pointer } from '../model/manifest.ts';
import { readDocuments } from '../read/index.ts';
import type { Step } from './field-path.ts';

/** A manifest with the fields that agents use, of which examples are cut. */
export const EXAMPLE = `apiVersion: kubernetes.planton.dev/v1alpha1
kind: KubernetesDaemonSet
metadata:
  name: log-agent
  org: acme
  env: prod
  labels: {team: observability}
  annotations: {ds2helm.dev/chart-version: 1.4.0}
  tags: [logging]
spec:
  target_cluster: {cluster_kind: GcpGkeCluster, cluster_name: europe}
  namespace:
    value: logging
    labels: {pod-security.kubernetes.io/enforce: privileged}
  create_namespace: true
  daemonset: {labels: {tier: node}}
  container:
    app:
      name: agent
      image:
        repo: example.com/log-agent
        tag: 1.4.0
      image_pull_policy: IfNotPresent
      command: [/bin/agent]
      args: [--config=/etc/agent/agent.yaml]
      working_dir: /srv
      resources:
        limits: {cpu: 500m, memory: 512Mi}
        requests: {cpu: 100m, memory: 200Mi}
      env:
        variables:
          - {name: LEVEL, value: info}
          - {name: NODE_NAME, field_ref: {field_path: spec.nodeName}}
        secrets:
          - {name: API_KEY, secret_ref: {name: log-keys, key: api}}
        env_from:
          - config_map_ref: {name: log-settings}
      ports:
        - name: metrics
          container_port: 9100
      volume_mounts:
        - name: varlog
          mount_path: /var/log
          read_only: true
          host_path: {path: /var/log, type: Directory}
        - name: conf
          mount_path: /etc/agent
          config_map: {name: agent-conf, default_mode: 0644}
        - name: keys
          mount_path: /etc/keys
          secret: {name: log-keys}
        - name: buffer
          mount_path: /buffer
          empty_dir: {size_limit: 1Gi}
      liveness_probe:
        http_get: {path: /healthz, port: metrics}
        period_seconds: 10
      readiness_probe:
        tcp_socket: {port: metrics}
      lifecycle:
        pre_stop: {exec: {command: [/bin/agent, flush]}}
      security_context:
        privileged: false
        run_as_user: 0
        read_only_root_filesystem: true
        capabilities: {drop: [ALL], add: [DAC_READ_SEARCH]}
        seccomp_profile: {type: RuntimeDefault}
    sidecars:
      - name: reloader
        image: example.com/reloader:2.1.0
        resources: {limits: {memory: 32Mi}}
  update_strategy:
    type: RollingUpdate
    rolling_update: {max_unavailable: 10%}
  min_ready_seconds: 10
  revision_history_limit: 5
  service_account: {create: true, annotations: {example.com/role: logs}}
  rbac:
    cluster_rules:
      - {api_groups: [""], resources: [pods, namespaces], verbs: [get, list, watch]}
    namespace_rules:
      - {api_groups: [coordination.k8s.io], resources: [leases], verbs: [get, create, update]}
  config_maps:
    agent-conf: {data: {agent.yaml: "level: info"}}
  secrets:
    log-keys: {keys: [api]}
  extra_objects:
    - {apiVersion: v1, kind: Service, metadata: {name: log-agent}, spec: {clusterIP: None}}
  pod:
    labels: {example.com/scrape: "true"}
    annotations: {example.com/port: "9100"}
    node_selector: {kubernetes.io/os: linux}
    tolerations:
      - {operator: Exists, effect: NoSchedule}
    affinity:
      node_affinity:
        required:
          - match_expressions: [{key: example.com/pool, operator: NotIn, values: [virtual]}]
    host_network: true
    host_pid: true
    dns_policy: ClusterFirstWithHostNet
    dns_config: {nameservers: [10.0.0.10]}
    priority_class_name: system-node-critical
    termination_grace_period_seconds: 60
    image_pull_secrets: [registry-login]
    image_registries:
      - {server: registry.example.com, username: ci}
    security_context: {fs_group: 2000}
    init_containers:
      - {name: prepare, image: "example.com/prepare:1.0", resources: {limits: {memory: 32Mi}}, command: [sh, -c, mkdir -p /buffer/q]}
    volumes:
      - {name: varlog, host_path: {path: /var/log, type: Directory}}
    host_aliases: [{ip: 10.0.0.5, hostnames: [logs.example.com]}]
`;

let document: Document | undefined;

/** The lines of the example that a field stands in, from the root; undefined where it isn't used there. */
export function exampleOf(path: readonly Step[]): string | undefined {
  document ??= readDocuments({ name: 'example', text: EXAMPLE }).documents[0];
  if (document === undefined) return undefined;
  const used = [...document.places.keys()].find((at) => sameField(at, path));
  if (used === undefined) return undefined;
  const parts = used.split('/').slice(1);
  const at = parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/')));
  const whole = document.places.get(pointer(at)) ?? document.places.get(used);
  if (whole === undefined) return undefined;
  const { start } = whole.key ?? whole.value;
  const { end } = placeOf(document, at).span;
  const from = EXAMPLE.lastIndexOf('\n', start - 1) + 1;
  const to = EXAMPLE.indexOf('\n', end);
  return [...parentsOf(from), EXAMPLE.slice(from, to < 0 ? undefined : to)].join('\n');
}

const sameField = (at: string, path: readonly Step[]): boolean => {
  const parts = at.split('/').slice(1);
  return (
    parts.length === path.length &&
    path.every((step, index) => step === '*' || (step === '[]' ? parts[index] === '0' : step === parts[index]))
  );
};

/** The lines above that lead to a line: each the last one with less indentation. */
function parentsOf(from: number): string[] {
  const above = EXAMPLE.slice(0, from).split('\n').slice(0, -1).reverse();
  let depth = /^ */.exec(EXAMPLE.slice(from))?.[0].length ?? 0;
  const parents: string[] = [];
  for (const line of above) {
    const own = line.search(/\S/);
    if (own >= depth) continue;
    parents.unshift(line);
    depth = own;
  }
  return parents;
}
