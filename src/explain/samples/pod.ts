import { app, pod as inPod, type Samples, spec } from '../sample.ts';

const toleration = (fields: string): string => `tolerations: [{${fields}}]`;
const limits = (fields: string): string => `update_strategy:\n  rolling_update: {${fields}}`;
const surging = (port: string): string =>
  [
    limits('max_surge: 1'),
    'container:',
    '  app:',
    '    image: example.com/agent:1.0',
    '    resources: {limits: {memory: 64Mi}}',
    `    ports: [{container_port: 9100${port}}]`,
  ].join('\n');
const preferred = (weight: string): string =>
  `affinity:\n  node_affinity:\n    preferred:\n      - {weight: ${weight}, preference: {match_expressions: [{key: a, operator: Exists}]}}`;
const spread = (fields: string): string =>
  `topology_spread_constraints:\n  - {${fields}, when_unsatisfiable: ScheduleAnyway}`;
const EVENLY = 'max_skew: 1, topology_key: kubernetes.io/hostname';
const away = (key: string): string =>
  `affinity:\n  pod_anti_affinity:\n    required:\n      - {topology_key: ${key}, label_selector: {match_labels: {app: other}}}`;
const nodeFields = (fields: string): string => `affinity: {node_affinity: {required: [{match_fields: [{${fields}}]}]}}`;
const NODE = 'key: metadata.name, operator: In, values: [n1]';
const PROCESS = 'security_context: {windows_options: {host_process: true}}';
const processes = (ofHelper: string): string =>
  `pod: {host_network: true, os: {name: windows}}
container:
  app: {image: "example.com/agent:1.0", resources: {limits: {memory: 64Mi}}, ${PROCESS}}
  sidecars: [{name: helper, image: "example.com/helper:1.0", resources: {limits: {memory: 64Mi}}${ofHelper}}]`;
const claiming = (owner: 'pod' | 'app'): string => {
  const claims = (one: string): string => (one === owner ? ', claims: [{name: gpu}]' : '');
  return `pod: {resource_claims: [{name: gpu, resource_claim_name: gpu}], resources: {limits: {memory: 64Mi}${claims('pod')}}}
container: {app: {image: "example.com/agent:1.0", resources: {limits: {memory: 64Mi}${claims('app')}}}}`;
};
const security = (fields: string): string => `security_context: {${fields}}`;
const stop = (seconds: number): string => `lifecycle: {pre_stop: {sleep: {seconds: ${seconds}}}}`;

/** Domains of 191 characters. */
const searching = (count: number): string => {
  const domain = `${'x'.repeat(60)}.`.repeat(3);
  return `dns_config: {searches: [${Array.from({ length: count }, (_, index) => `${domain}${10 + index}.test`).join(', ')}]}`;
};

export const pod: Samples = {
  'toleration-exists-with-value': inPod(
    toleration('key: role, operator: Exists, value: logs'),
    toleration('key: role, operator: Equal, value: logs'),
  ),
  'toleration-without-key': inPod(toleration('effect: NoSchedule'), toleration('operator: Exists, effect: NoSchedule')),
  'toleration-seconds-unused': inPod(
    toleration('key: role, operator: Exists, effect: NoSchedule, toleration_seconds: 60'),
    toleration('key: role, operator: Exists, effect: NoExecute, toleration_seconds: 60'),
  ),
  'toleration-value-not-a-number': inPod(
    toleration('key: example.com/level, operator: Gt, value: high, effect: NoSchedule'),
    toleration('key: example.com/level, operator: Equal, value: high, effect: NoSchedule'),
  ),
  'feature-gated': inPod(
    toleration('key: example.com/priority, operator: Gt, value: "5"'),
    toleration('key: example.com/priority, operator: Exists'),
  ),
  'taint-key-invalid': inPod(
    toleration('key: "the role", operator: Exists'),
    toleration('key: the-role, operator: Exists'),
  ),
  'taint-value-invalid': inPod(
    toleration('key: role, operator: Equal, value: "logs and metrics"'),
    toleration('key: role, operator: Equal, value: logs'),
  ),
  'update-limit-invalid': spec(limits('max_unavailable: ten'), limits('max_unavailable: 10')),
  'update-limit-above-all': spec(limits('max_unavailable: 200%'), limits('max_unavailable: 20%')),
  'update-limits-zero': spec(limits('max_unavailable: 0'), limits('max_unavailable: 1')),
  'update-limits-both': spec(limits('max_unavailable: 1, max_surge: 1'), limits('max_unavailable: 0, max_surge: 1')),
  'update-limits-unused': spec(
    'update_strategy: {type: OnDelete, rolling_update: {max_unavailable: 1}}',
    'update_strategy: {type: OnDelete}',
  ),
  'surge-with-host-port': spec(surging(', host_port: 9100'), surging('')),
  'affinity-weight': inPod(preferred('0'), preferred('1')),
  'affinity-terms-empty': inPod(
    'affinity: {node_affinity: {required: []}}',
    'affinity: {node_affinity: {required: [{match_expressions: [{key: a, operator: Exists}]}]}}',
  ),
  'topology-key-invalid': inPod(away('"the node"'), away('kubernetes.io/hostname')),
  'topology-min-domains': inPod(
    spread('max_skew: 1, topology_key: kubernetes.io/hostname, min_domains: 2'),
    spread('max_skew: 1, topology_key: kubernetes.io/hostname'),
  ),
  'match-label-key-invalid': inPod(
    spread(`${EVENLY}, label_selector: {match_labels: {app: agent}}, match_label_keys: ["the team"]`),
    spread(`${EVENLY}, label_selector: {match_labels: {app: agent}}, match_label_keys: [team]`),
  ),
  'match-label-keys-alone': inPod(
    spread(`${EVENLY}, match_label_keys: [team]`),
    spread(`${EVENLY}, label_selector: {match_labels: {app: agent}}, match_label_keys: [team]`),
  ),
  'affinity-namespace-invalid': inPod(away('zone, namespaces: [The Team]'), away('zone, namespaces: [the-team]')),
  'topology-skew': inPod(
    spread('max_skew: 0, topology_key: kubernetes.io/hostname'),
    spread('max_skew: 1, topology_key: kubernetes.io/hostname'),
  ),
  'dns-incomplete': inPod('dns_policy: None', 'dns_policy: None\ndns_config: {nameservers: [10.0.0.10]}'),
  'dns-address-invalid': inPod(
    'dns_config: {nameservers: [dns.example.com]}',
    'dns_config: {nameservers: [10.0.0.10]}',
  ),
  'dns-option-empty': inPod(
    'dns_config: {options: [{name: "", value: "2"}]}',
    'dns_config: {options: [{name: ndots, value: "2"}]}',
  ),
  'dns-searches-too-long': inPod(searching(11), searching(10)),
  'dns-too-many': inPod(
    'dns_config: {nameservers: [10.0.0.1, 10.0.0.2, 10.0.0.3, 10.0.0.4]}',
    'dns_config: {nameservers: [10.0.0.1, 10.0.0.2, 10.0.0.3]}',
  ),
  'host-alias-address': inPod(
    'host_aliases: [{ip: localhost, hostnames: [db.example.com]}]',
    'host_aliases: [{ip: 127.0.0.1, hostnames: [db.example.com]}]',
  ),
  'host-alias-name': inPod(
    'host_aliases: [{ip: 127.0.0.1, hostnames: [the_db]}]',
    'host_aliases: [{ip: 127.0.0.1, hostnames: [the-db]}]',
  ),
  'host-alias-twice': inPod(
    'host_aliases: [{ip: 192.0.2.1, hostnames: [a.example.com]}, {ip: 192.0.2.1, hostnames: [b.example.com]}]',
    'host_aliases: [{ip: 192.0.2.1, hostnames: [a.example.com, b.example.com]}]',
  ),
  'deadline-on-daemon': inPod('active_deadline_seconds: 600', 'termination_grace_period_seconds: 60'),
  'grace-period-negative': inPod('termination_grace_period_seconds: -1', 'termination_grace_period_seconds: 1'),
  'sleep-too-long': app(stop(60), stop(20)),
  'privileged-without-escalation': app(
    security('privileged: true, allow_privilege_escalation: false'),
    security('privileged: true'),
  ),
  'root-refused': app(
    security('run_as_non_root: true, run_as_user: 0'),
    security('run_as_non_root: true, run_as_user: 1000'),
  ),
  'user-id-invalid': app(security('run_as_user: -1'), security('run_as_user: 1000')),
  'capability-prefix': app(
    security('capabilities: {add: [CAP_NET_ADMIN]}'),
    security('capabilities: {add: [NET_ADMIN]}'),
  ),
  'profile-needs-a-file': app(
    security('seccomp_profile: {type: Localhost}'),
    security('seccomp_profile: {type: Localhost, localhost_profile: agent.json}'),
  ),
  'profile-takes-no-file': app(
    security('seccomp_profile: {type: RuntimeDefault, localhost_profile: agent.json}'),
    security('seccomp_profile: {type: RuntimeDefault}'),
  ),
  'profile-path-invalid': app(
    security('seccomp_profile: {type: Localhost, localhost_profile: ../agent.json}'),
    security('seccomp_profile: {type: Localhost, localhost_profile: agent.json}'),
  ),
  'host-namespaces-conflict': inPod('host_pid: true\nshare_process_namespace: true', 'host_pid: true'),
  'sysctl-invalid': inPod(
    security('sysctls: [{name: "net core", value: "1"}]'),
    security('sysctls: [{name: net.core.somaxconn, value: "1024"}]'),
  ),
  'sysctl-of-the-host': inPod(
    `host_network: true\n${security('sysctls: [{name: net.core.somaxconn, value: "1024"}]')}`,
    security('sysctls: [{name: net.core.somaxconn, value: "1024"}]'),
  ),
  'sysctl-twice': inPod(
    security('sysctls: [{name: kernel.shmmax, value: "1"}, {name: kernel.shmmax, value: "2"}]'),
    security('sysctls: [{name: kernel.shmmax, value: "2"}]'),
  ),
  'gate-name-invalid': inPod(
    'readiness_gates: [{condition_type: "is ready"}]',
    'readiness_gates: [{condition_type: example.com/ready}]',
  ),
  'gate-twice': inPod(
    'scheduling_gates: [{name: example.com/network}, {name: example.com/network}]',
    'scheduling_gates: [{name: example.com/network}]',
  ),
  'claim-name-invalid': inPod(
    'resource_claims: [{name: The GPU, resource_claim_name: gpu}]',
    'resource_claims: [{name: the-gpu, resource_claim_name: gpu}]',
  ),
  'claim-twice': inPod(
    'resource_claims: [{name: gpu, resource_claim_name: one}, {name: gpu, resource_claim_name: two}]',
    'resource_claims: [{name: gpu, resource_claim_name: one}, {name: second, resource_claim_name: two}]',
  ),
  'claim-sources': inPod('resource_claims: [{name: gpu}]', 'resource_claims: [{name: gpu, resource_claim_name: gpu}]'),
  'field-not-on-windows': inPod('os: {name: windows}\nhost_pid: true', 'os: {name: linux}\nhost_pid: true'),
  'field-not-on-linux': inPod(
    'os: {name: linux}\nsecurity_context: {windows_options: {run_as_user_name: agent}}',
    'os: {name: windows}\nsecurity_context: {windows_options: {run_as_user_name: agent}}',
  ),
  'host-process-needs': inPod(
    'os: {name: windows}\nsecurity_context: {windows_options: {host_process: true}}',
    'os: {name: windows}\nhost_network: true\nsecurity_context: {windows_options: {host_process: true}}',
  ),
  'topology-domains-zero': inPod(
    'topology_spread_constraints:\n  - {max_skew: 1, topology_key: zone, when_unsatisfiable: DoNotSchedule, min_domains: 0}',
    'topology_spread_constraints:\n  - {max_skew: 1, topology_key: zone, when_unsatisfiable: DoNotSchedule, min_domains: 2}',
  ),
  'topology-spread-twice': inPod(
    `${spread(EVENLY)}\n  - {max_skew: 2, topology_key: kubernetes.io/hostname, when_unsatisfiable: ScheduleAnyway}`,
    spread(EVENLY),
  ),
  'match-label-key-twice': inPod(
    away('zone, match_label_keys: [team], mismatch_label_keys: [team]'),
    away('zone, mismatch_label_keys: [team]'),
  ),
  'node-field-unknown': inPod(nodeFields('key: metadata.uid, operator: In, values: [n1]'), nodeFields(NODE)),
  'node-field-operator': inPod(nodeFields('key: metadata.name, operator: Exists, values: [n1]'), nodeFields(NODE)),
  'node-field-values': inPod(nodeFields('key: metadata.name, operator: In, values: [n1, n2]'), nodeFields(NODE)),
  'node-field-value-invalid': inPod(nodeFields('key: metadata.name, operator: In, values: [N_1]'), nodeFields(NODE)),
  'priority-without-class': inPod('priority: 1000', 'priority_class_name: agents'),
  'overhead-without-class': inPod('overhead: {memory: 120Mi}', 'runtime_class_name: kata'),
  'dns-search-invalid': inPod('dns_config: {searches: [Example.com]}', 'dns_config: {searches: [example.com]}'),
  'host-process-mixed': spec(processes(''), processes(`, ${PROCESS}`)),
  'resource-claims-of-pod': spec(claiming('pod'), claiming('app')),
};
