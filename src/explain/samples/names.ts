import { metadata, pod, type Samples, spec, told } from '../sample.ts';

const clusterRule = (rule: string): string => `create_service_account: true\nrbac: {cluster_rules: [${rule}]}`;
const READS_PODS = '{api_groups: [""], resources: [pods], verbs: [get]}';
const affinity = (expression: string): string =>
  `affinity:\n  node_affinity:\n    required:\n      - match_expressions: [${expression}]`;
const selector = (expression: string): string =>
  `selector: {match_expressions: [${expression}]}\npod: {labels: {app: agent}}`;

const appArmor = (container: string): string =>
  `container: {app: {name: agent, image: "example.com/agent:1.0", resources: {limits: {memory: 64Mi}}}}
pod: {annotations: {container.apparmor.security.beta.kubernetes.io/${container}: runtime/default}}`;
const podSecurity = (level: string): string =>
  `create_namespace: true\nnamespace: {value: monitoring, labels: {pod-security.kubernetes.io/enforce: ${level}}}`;

export const names: Samples = {
  'agent-name-invalid': metadata('name: Log_Agent', 'name: log-agent'),
  'agent-name-long-for-a-release': metadata(
    'name: the-agent-that-collects-the-logs-of-every-node-of-the-cluster',
    'name: log-agent',
  ),
  'namespace-missing': spec('namespace: {}', 'namespace: {value: monitoring}'),
  'namespace-two-sources': spec(
    'namespace: {value: monitoring, value_from: {kind: KubernetesNamespace, name: monitoring}}',
    'namespace: {value: monitoring}',
  ),
  'namespace-invalid': spec('namespace: Monitoring', 'namespace: monitoring'),
  'namespace-settings-unused': spec(
    'namespace: {value: monitoring, labels: {team: logs}}',
    'namespace: {value: monitoring, labels: {team: logs}}\ncreate_namespace: true',
  ),
  'object-name-invalid': spec(
    'service_account: {create: true, name: Log_Reader}',
    'service_account: {create: true, name: log-reader}',
  ),
  'object-name-twice': spec(
    'config_maps:\n  a: {name: settings, data: {level: debug}}\n  b: {name: settings, data: {format: json}}',
    'config_maps:\n  a: {name: settings, data: {level: debug, format: json}}',
  ),
  'host-name-invalid': pod('hostname: Node_Agent', 'hostname: node-agent'),
  'host-name-override-invalid': pod('hostname_override: Node_Agent', 'hostname_override: node-agent.example.com'),
  'host-name-override-conflict': pod(
    'host_network: true\nhostname_override: node-agent',
    'hostname_override: node-agent',
  ),
  'rbac-name-invalid': spec(
    `create_service_account: true\nrbac: {name: logs/reader, namespace_rules: [${READS_PODS}]}`,
    `create_service_account: true\nrbac: {name: log-reader, namespace_rules: [${READS_PODS}]}`,
  ),
  'label-key-invalid': metadata('labels: {"the team": logs}', 'labels: {team: logs}'),
  'label-value-invalid': metadata('labels: {team: "logs and metrics"}', 'annotations: {team: "logs and metrics"}'),
  'annotation-key-invalid': metadata('annotations: {"a note": text}', 'annotations: {a-note: text}'),
  'annotations-too-large': told(
    'annotations of 300,000 bytes',
    'the same text in config_maps',
    'metadata.annotations',
    300_000,
  ),
  'selector-empty': spec('selector: {}', 'selector: {match_labels: {app: agent}}\npod: {labels: {app: agent}}'),
  'selector-misses-pods': spec(
    'selector: {match_labels: {app: agent}}\npod: {labels: {app: logger}}',
    'selector: {match_labels: {app: agent}}\npod: {labels: {app: agent}}',
  ),
  'expression-needs-values': spec(
    selector('{key: app, operator: In}'),
    selector('{key: app, operator: In, values: [agent]}'),
  ),
  'expression-takes-no-values': spec(
    selector('{key: app, operator: Exists, values: [agent]}'),
    selector('{key: app, operator: Exists}'),
  ),
  'expression-needs-a-number': pod(
    affinity('{key: example.com/cores, operator: Gt, values: [many]}'),
    affinity('{key: example.com/cores, operator: Gt, values: ["8"]}'),
  ),
  'account-two-names': spec(
    'service_account: {name: log-reader, value_from: {kind: Account, name: logs}}',
    'service_account: {name: log-reader}',
  ),
  'account-settings-unused': spec(
    'service_account: {name: log-reader, labels: {team: logs}}',
    'service_account: {create: true, name: log-reader, labels: {team: logs}}',
  ),
  'rbac-without-account': spec(`rbac: {cluster_rules: [${READS_PODS}]}`, clusterRule(READS_PODS)),
  'rbac-rule-incomplete': spec(clusterRule('{resources: [pods], verbs: [get]}'), clusterRule(READS_PODS)),
  'rbac-rule-mixed': spec(
    clusterRule('{api_groups: [""], resources: [pods], non_resource_urls: [/metrics], verbs: [get]}'),
    clusterRule(`${READS_PODS}, {non_resource_urls: [/metrics], verbs: [get]}`),
  ),
  'rbac-url-in-namespace': spec(
    'create_service_account: true\nrbac: {namespace_rules: [{non_resource_urls: [/metrics], verbs: [get]}]}',
    clusterRule('{non_resource_urls: [/metrics], verbs: [get]}'),
  ),
  'pull-secret-no-name': pod('image_pull_secrets: [{}]', 'image_pull_secrets: [{name: registry-login}]'),
  'pull-secret-two-names': pod(
    'image_pull_secrets: [{name: registry-login, value_from: {kind: Login, name: registry}}]',
    'image_pull_secrets: [{name: registry-login}]',
  ),
  'registry-twice': pod(
    'image_registries: [{server: registry.example.com}, {server: registry.example.com}]',
    'image_registries: [{server: registry.example.com}]',
  ),
  'pod-annotation-invalid': pod(
    'annotations: {controller.kubernetes.io/pod-deletion-cost: "high"}',
    'annotations: {controller.kubernetes.io/pod-deletion-cost: "100"}',
  ),
  'profile-given-twice': pod(
    'annotations: {seccomp.security.alpha.kubernetes.io/pod: unconfined}\nsecurity_context: {seccomp_profile: {type: RuntimeDefault}}',
    'security_context: {seccomp_profile: {type: RuntimeDefault}}',
  ),
  'annotation-container-unknown': spec(appArmor('agnet'), appArmor('agent')),
  'mirror-pod-without-node': pod('annotations: {kubernetes.io/config.mirror: a1b2}', 'annotations: {note: a1b2}'),
  'pod-security-label-invalid': spec(podSecurity('Privileged'), podSecurity('privileged')),
};
