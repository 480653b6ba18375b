/** What the kind's schema leaves to its rules: names, ports, quantities, operators with their values. */
import fc from 'fast-check';
import type { Hints, Values } from './schema.ts';
import * as texts from './texts.ts';

const SHARE = 22;

const list = (of: Values, minLength = 0, maxLength = 3): Values => fc.array(of, { minLength, maxLength });
const map = (keys: fc.Arbitrary<string>, values: Values, minKeys = 0): Values =>
  fc.dictionary(keys, values, { minKeys, maxKeys: 3, noNullPrototype: true });
const optional = (fields: Readonly<Record<string, Values>>, required: readonly string[]): fc.Arbitrary<object> =>
  fc.record(fields, { requiredKeys: [...required], noNullPrototype: true });
const number = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

const labels = map(texts.labelKey, texts.labelValue);
const annotations = map(texts.labelKey, texts.text);
const port = fc.oneof(number(1, 65535), fc.constantFrom(80, 443, 9100));
/** Those that a manifest may own, and others. */
const objectName = fc.oneof(fc.constantFrom('config', 'on', 'scripts', 'elsewhere'), texts.dnsSubdomain);
const objectKey = fc.oneof(fc.constantFrom('config', 'on', 'scripts'), texts.dnsLabel);
const keyPath = fc.record({ key: texts.dataKey, path: texts.relativePath });
const projection = optional({ name: objectName, items: list(keyPath), optional: fc.boolean() }, ['name']);
const seconds = fc.constantFrom(1, 10, 60, 1_000_000);
const mode = fc.constantFrom(0, 0o400, 0o644, 0o777);
const id = fc.constantFrom(0, 1, 1000, 65534, 1_000_680_000);
const envSource = optional({ name: objectName, optional: fc.boolean() }, ['name']);
const keySelector = optional({ name: objectName, key: texts.dataKey, optional: fc.boolean() }, ['name', 'key']);
const secretReference = fc.record({ name: texts.dnsSubdomain });
const schedule = fc.oneof(
  number(1, 3),
  number(1, 100).map((percent) => `${percent}%`),
);

const requirement = fc.oneof(
  optional({ key: texts.labelKey, operator: fc.constantFrom('In', 'NotIn'), values: list(texts.labelValue, 1) }, [
    'key',
    'operator',
    'values',
  ]),
  fc.record({ key: texts.labelKey, operator: fc.constantFrom('Exists', 'DoesNotExist') }),
);
const nodeRequirement = fc.oneof(
  requirement,
  fc.record({ key: texts.labelKey, operator: fc.constantFrom('Gt', 'Lt'), values: fc.constant(['1000000']) }),
);

const toleration = fc.oneof(
  fc.record({ operator: fc.constant('Exists') }),
  fc.record({ key: texts.labelKey, operator: fc.constant('Exists'), effect: fc.constantFrom('NoSchedule', '') }),
  optional({ key: texts.labelKey, operator: fc.constantFrom('Equal', ''), value: texts.labelValue }, ['key']),
  optional(
    {
      key: texts.labelKey,
      operator: fc.constant('Exists'),
      effect: fc.constant('NoExecute'),
      toleration_seconds: fc.constantFrom(0, 300, 1_000_000),
    },
    ['operator', 'effect', 'key'],
  ),
);

const small = { cpu: fc.constantFrom('10m', '0.1', '1e-1'), memory: fc.constantFrom('1Mi', '1e6', '999999') };
const large = {
  cpu: fc.constantFrom('2', '4000m', 'on'.length.toString()),
  memory: fc.constantFrom('1Gi', '2000000k'),
};
const whole = { 'hugepages-2Mi': fc.constantFrom('4Mi'), 'example.com/gpu': fc.constantFrom('1', '2') };
const resources = fc
  .tuple(
    optional({ ...large, 'ephemeral-storage': fc.constant('1Gi') }, []),
    optional({ ...small, 'ephemeral-storage': fc.constant('1Mi') }, []),
    optional(whole, []),
    fc.constantFrom('none', 'both', 'limits', 'requests', 'empty'),
  )
  .map(([limits, requests, both, part]) => {
    if (part === 'none') return {};
    if (part === 'empty') return { limits: {}, requests: {} };
    if (part === 'requests') return { requests };
    const all = { cpu: '8', memory: '64Gi', 'ephemeral-storage': '64Gi', ...limits, ...both };
    return part === 'limits' ? { limits: all } : { limits: all, requests: { ...requests, ...both } };
  });

const exec = fc.record({ command: list(texts.text, 1) });
const profile = fc.oneof(
  fc.record({ type: fc.constantFrom('RuntimeDefault', 'Unconfined') }),
  fc.record({ type: fc.constant('Localhost'), localhost_profile: texts.relativePath }),
);

const updateStrategy = fc.oneof(
  fc.record({ type: fc.constant('OnDelete') }),
  fc.record({ type: fc.constant('RollingUpdate') }),
  optional({ type: fc.constant('RollingUpdate'), rolling_update: fc.record({ max_unavailable: schedule }) }, [
    'rolling_update',
  ]),
  optional({ type: fc.constant('RollingUpdate'), rolling_update: fc.record({ max_surge: schedule }) }, [
    'rolling_update',
  ]),
  fc.record({ rolling_update: fc.record({ max_unavailable: fc.constantFrom('1', '25%', 2) }) }),
);

const rule = fc.record({
  api_groups: list(fc.constantFrom('', 'apps'), 1),
  resources: list(fc.constantFrom('pods', 'nodes/*'), 1),
  verbs: list(fc.constantFrom('get', 'list', '*'), 1),
});
const clusterRule = fc.oneof(
  rule,
  fc.record({ non_resource_urls: list(fc.constantFrom('/metrics', '*'), 1), verbs: fc.constant(['get']) }),
  fc.tuple(rule, list(texts.dnsLabel, 1)).map(([rest, names]) => ({ ...rest, resource_names: names })),
);

const leaf = fc.oneof(texts.text, fc.boolean(), fc.constant(null), fc.constantFrom(0, -1, 0.5, 1_000_000, 2 ** 53 - 1));
const data = fc.oneof(leaf, list(leaf), map(texts.key, fc.oneof(leaf, list(leaf), map(texts.key, leaf))));

const extraObject = fc.oneof(
  fc.record({
    apiVersion: fc.constant('v1'),
    kind: fc.constant('ConfigMap'),
    metadata: optional({ name: texts.dnsSubdomain, namespace: texts.dnsLabel, labels, annotations }, ['name']),
    data: map(texts.dataKey, texts.text),
  }),
  fc.record({
    apiVersion: fc.constant('scheduling.k8s.io/v1'),
    kind: fc.constant('PriorityClass'),
    metadata: fc.record({ name: texts.dnsSubdomain }),
    value: fc.constantFrom(0, 1_000_000, 1_000_000_000),
    globalDefault: fc.constant(false),
    description: texts.text,
  }),
  fc.record({
    apiVersion: fc.constant('example.com/v1'),
    kind: fc.constantFrom('Widget', 'Gadget'),
    metadata: fc.record({ name: texts.dnsSubdomain }),
    spec: fc.record({ value: data }),
  }),
);

const fieldRef = optional(
  {
    api_version: fc.constant('v1'),
    field_path: fc.constantFrom('spec.nodeName', 'metadata.name', "metadata.labels['a.b/c']"),
  },
  ['field_path'],
);
const volumeFieldRef = fc.record({ field_path: fc.constantFrom('metadata.labels', 'metadata.name') });

export const HINTS: Hints = {
  share: SHARE,
  // Without them a chart has no Service, no PodMonitor and no roles that values could say more of.
  shares: { 'container.ports': 45, 'spec.rbac': 40, 'spec.rbac.cluster_rules': 60, 'spec.rbac.namespace_rules': 60 },
  keys: {
    'spec.config_maps': objectKey,
    'spec.secrets': objectKey,
  },
  unions: {
    namespace: ['value', 'value_from'],
    variable: [
      'value',
      'value_from',
      'config_map_key_ref',
      'secret_key_ref',
      'field_ref',
      'resource_field_ref',
      'file_key_ref',
    ],
    secret_variable: ['value', 'secret_ref', 'value_from'],
    EnvFromSource: ['config_map_ref', 'secret_ref'],
    pull_secret: ['name', 'value_from'],
    probe: ['http_get', 'tcp_socket', 'exec', 'grpc'],
    lifecycle_handler: ['http_get', 'tcp_socket', 'exec', 'sleep'],
    VolumeProjection: [
      'cluster_trust_bundle',
      'config_map',
      'downward_api',
      'pod_certificate',
      'secret',
      'service_account_token',
    ],
  },
  values: {
    '.labels': labels,
    '.annotations': annotations,
    '.match_labels': labels,
    ObjectMeta: optional({ labels, annotations }, []),
    'metadata.name': texts.dnsLabel,
    'metadata.id': texts.labelValue,
    'metadata.org': texts.labelValue,
    'metadata.env': texts.labelValue,
    'metadata.tags': list(texts.dnsLabel),
    'namespace.value': texts.dnsLabel,
    'spec.daemonset.name': texts.dnsSubdomain,
    'spec.update_strategy': updateStrategy,
    'spec.rbac.cluster_rules': list(clusterRule),
    'spec.rbac.namespace_rules': list(rule),
    'spec.rbac.name': texts.dnsSubdomain,
    'spec.rbac.cluster_name': texts.dnsSubdomain,
    'spec.selector': fc.record({ match_labels: map(texts.labelKey, texts.labelValue, 1) }),
    'spec.extra_objects': list(extraObject),
    'service_account.name': texts.dnsSubdomain,
    'service_account.create': fc.boolean(),
    'data_object.data': map(texts.dataKey, texts.text, 1),
    'data_object.binary_data': map(fc.constantFrom('blob', 'blob.bin'), fc.constantFrom('', 'AAEC', '/+8=')),
    'data_object.name': texts.dnsSubdomain,
    'secret_object.keys': fc.uniqueArray(texts.dataKey, { minLength: 1, maxLength: 3 }),
    'secret_object.name': texts.dnsSubdomain,
    'secret_object.type': fc.constantFrom('Opaque', 'example.com/token'),
    'container.name': texts.dnsLabel,
    'image.repo': fc.constantFrom(
      'agent',
      'library/agent',
      'localhost/agent',
      'registry.example.com:5000/team/agent',
      'quay.io/a/b',
      'a/b/c',
    ),
    'image.tag': fc.constantFrom(
      '',
      '1.10',
      'v1.2.3',
      'latest',
      '1e3',
      '0644',
      'true',
      '1.2.3_build.5',
      '20240101',
      '_-_',
    ),
    'image.digest': fc.constant(`sha256:${'0a'.repeat(32)}`),
    'image.pull_secret_name': texts.dnsSubdomain,
    'image_registry.server': fc.constantFrom(
      'registry.example.com',
      'https://index.docker.io/v1/',
      'localhost:5000',
      'a,b=c',
      '1.2',
    ),
    'image_registry.password': texts.secretText,
    'pull_secret.name': texts.dnsSubdomain,
    'reference.name': texts.dnsLabel,
    'port.name': fc.constantFrom('metrics', 'y', 'a', 'http-1', '1-a', 'no', 'on', '0x1f', '1e3', 'prom'),
    'port.container_port': port,
    'port.host_port': fc.oneof(fc.constant(0), port),
    'port.host_ip': texts.ip,
    'volume.name': texts.dnsLabel,
    'PersistentVolumeClaimVolumeSource.claim_name': texts.dnsSubdomain,
    'volume.persistent_volume_claim.claim_name': texts.dnsSubdomain,
    'volume_mount.persistent_volume_claim.claim_name': texts.dnsSubdomain,
    'volume_mount.name': fc.oneof(fc.constantFrom('data', 'y', '1'), texts.dnsLabel),
    'volume_mount.mount_path': texts.path,
    'volume_mount.sub_path': texts.relativePath,
    'volume_mount.sub_path_expr': texts.relativePath,
    'volume_mount.mount_propagation': fc.constantFrom('None', 'HostToContainer'),
    '.default_mode': mode,
    '.mode': mode,
    'variable.name': texts.envName,
    // Also a key of the chart's Secret.
    'secret_variable.name': texts.envName.filter((name) => /^[-._a-zA-Z0-9]+$/.test(name)),
    'secret_variable.value': texts.secretText,
    'secret_variable.secret_ref.name': objectName,
    'secret_variable.secret_ref.key': texts.dataKey,
    'secret_variable.secret_ref.namespace': texts.dnsLabel,
    'EnvFromSource.prefix': texts.envName,
    ConfigMapEnvSource: envSource,
    SecretEnvSource: envSource,
    ConfigMapKeySelector: keySelector,
    SecretKeySelector: keySelector,
    'FileKeySelector.key': texts.envName,
    'FileKeySelector.path': texts.relativePath,
    ObjectFieldSelector: fieldRef,
    DownwardAPIVolumeFile: optional({ path: texts.relativePath, field_ref: volumeFieldRef, mode }, [
      'path',
      'field_ref',
    ]),
    ResourceFieldSelector: fc.constantFrom({ resource: 'limits.cpu' }, { resource: 'requests.memory', divisor: '1Mi' }),
    ServiceAccountTokenProjection: optional(
      { audience: texts.text, expiration_seconds: fc.constantFrom(600, 3600, 1_000_000), path: texts.relativePath },
      ['path'],
    ),
    ImageVolumeSource: optional(
      {
        reference: fc.constantFrom('registry.example.com/models:1.0', 'on'),
        pull_policy: fc.constantFrom('Always', 'IfNotPresent', 'Never'),
      },
      ['reference'],
    ),
    'KeyToPath.key': texts.dataKey,
    'KeyToPath.path': texts.relativePath,
    ConfigMapProjection: projection,
    SecretProjection: projection,
    'PodAffinityTerm.namespaces': list(texts.dnsLabel),
    resources: resources,
    ResourceRequirements: resources,
    VolumeResourceRequirements: fc.constant({ requests: { storage: '1Gi' } }),
    'pod.overhead': optional(small, []),
    '.resize_policy': fc.uniqueArray(
      fc.record({
        resource_name: fc.constantFrom('cpu', 'memory'),
        restart_policy: fc.constantFrom('NotRequired', 'RestartContainer'),
      }),
      { selector: ({ resource_name: name }) => name },
    ),
    // What its containers ask for together may be more than any of these.
    'pod.resources': fc.constantFrom(
      { limits: { cpu: '64', memory: '1Ti' } },
      { limits: { 'hugepages-2Mi': '1Gi', memory: '1Ti' } },
    ),
    'PodReadinessGate.condition_type': texts.labelKey,
    'pod.scheduling_gates': fc.uniqueArray(fc.record({ name: texts.labelKey }), { selector: ({ name }) => name }),
    'pod.resource_claims': fc.uniqueArray(
      fc.oneof(
        fc.record({ name: texts.dnsLabel, resource_claim_name: texts.dnsSubdomain }),
        fc.record({ name: texts.dnsLabel, resource_claim_template_name: texts.dnsSubdomain }),
      ),
      { selector: ({ name }) => name },
    ),
    'pod.hostname_override': texts.dnsLabel,
    'PodDNSConfig.options': list(optional({ name: fc.constantFrom('ndots', 'edns0'), value: texts.text }, ['name'])),
    '.match_label_keys': list(texts.labelKey),
    '.mismatch_label_keys': list(texts.labelKey),
    'VolumeDevice.device_path': texts.path.map((path) => `/dev/disk${path}`),
    'FileKeySelector.volume_name': fc.constant('variables'),
    'PodSecurityContext.se_linux_change_policy': fc.constant('Recursive'),
    AWSElasticBlockStoreVolumeSource: fc.record({ volume_id: texts.dnsLabel, partition: number(0, 255) }),
    AzureDiskVolumeSource: fc.constantFrom(
      { disk_name: 'd', disk_uri: 'https://a.blob.core.windows.net/b/c.vhd', kind: 'Dedicated' },
      { disk_name: 'd', disk_uri: '/subscriptions/a', kind: 'Managed', caching_mode: 'None' },
    ),
    AzureFileVolumeSource: fc.record({ secret_name: texts.dnsSubdomain, share_name: texts.dnsLabel }),
    CephFSVolumeSource: optional({ monitors: list(texts.dnsSubdomain, 1), path: texts.path, user: texts.text }, [
      'monitors',
    ]),
    CinderVolumeSource: fc.record({ volume_id: texts.dnsLabel }),
    CSIVolumeSource: optional(
      { driver: texts.dnsSubdomain, node_publish_secret_ref: secretReference, volume_attributes: annotations },
      ['driver'],
    ),
    EphemeralVolumeSource: fc.record({
      volume_claim_template: fc.record({
        spec: fc.record({
          access_modes: fc.constantFrom(['ReadWriteOnce'], ['ReadOnlyMany', 'ReadWriteMany']),
          resources: fc.constant({ requests: { storage: '1Gi' } }),
        }),
      }),
    }),
    FCVolumeSource: fc.oneof(
      fc.record({ target_wwns: list(texts.dnsLabel, 1), lun: number(0, 255) }),
      fc.record({ wwids: list(texts.dnsLabel, 1) }),
    ),
    FlexVolumeSource: fc.record({ driver: texts.dnsSubdomain, options: fc.constant({ a: 'yes' }) }),
    FlockerVolumeSource: fc.constantFrom({ dataset_name: 'on' }, { dataset_uuid: '1e3' }),
    GCEPersistentDiskVolumeSource: fc.record({ pd_name: texts.dnsLabel, partition: number(0, 255) }),
    GitRepoVolumeSource: fc.record({ repository: texts.dnsLabel, revision: texts.text }),
    GlusterfsVolumeSource: fc.record({ endpoints: texts.dnsLabel, path: texts.path }),
    ISCSIVolumeSource: fc.record({
      target_portal: texts.ip,
      iqn: fc.constantFrom('iqn.2001-04.com.example:disk', 'eui.0123456789ABCDEF'),
      lun: number(0, 255),
    }),
    NFSVolumeSource: fc.record({ server: texts.dnsSubdomain, path: texts.path }),
    PhotonPersistentDiskVolumeSource: fc.record({ pd_id: texts.dnsLabel }),
    PortworxVolumeSource: fc.record({ volume_id: texts.dnsLabel }),
    QuobyteVolumeSource: fc.record({
      registry: fc.constantFrom('a:7861', 'a:7861,[::1]:7861'),
      volume: texts.dnsLabel,
    }),
    RBDVolumeSource: fc.record({ monitors: list(texts.dnsSubdomain, 1), image: texts.dnsLabel }),
    ScaleIOVolumeSource: fc.record({
      gateway: texts.dnsSubdomain,
      system: texts.dnsLabel,
      volume_name: texts.dnsLabel,
      secret_ref: secretReference,
    }),
    StorageOSVolumeSource: optional(
      { volume_name: texts.dnsLabel, volume_namespace: texts.dnsLabel, secret_ref: secretReference },
      ['volume_name'],
    ),
    VsphereVirtualDiskVolumeSource: fc.record({ volume_path: texts.text.filter((text) => text !== '') }),
    'pod.active_deadline_seconds': fc.constant(undefined),
    'container.restart_policy': fc.constant(undefined),
    'container.stdin_once': fc.boolean(),
    ContainerRestartRule: fc.constant({
      action: 'Restart',
      exit_codes: { operator: 'In', values: [0, 42, 1_000_000] },
    }),
    'SleepAction.seconds': fc.constantFrom(0, 5),
    'lifecycle_handler.sleep.seconds': fc.constantFrom(0, 5),
    'lifecycle.stop_signal': fc.constantFrom('SIGTERM', 'SIGRTMIN+1'),
    'probe.initial_delay_seconds': fc.constantFrom(0, 10, 1_000_000),
    'probe.period_seconds': seconds,
    'probe.timeout_seconds': seconds,
    'probe.success_threshold': fc.constant(1),
    'probe.failure_threshold': seconds,
    'probe.termination_grace_period_seconds': seconds,
    IntOrString: fc.oneof(port, fc.constantFrom('metrics', 'y', '80')),
    'probe.http_get.http_headers': list(
      fc.record({ name: fc.constantFrom('Host', 'X-A', 'Authorization', 'Cookie'), value: texts.secretText }),
    ),
    'lifecycle_handler.http_get.http_headers': list(
      fc.record({ name: fc.constantFrom('Host', 'X-Token'), value: texts.secretText }),
    ),
    'probe.exec': exec,
    'lifecycle_handler.exec': exec,
    NodeSelectorRequirement: nodeRequirement,
    'NodeSelectorTerm.match_fields': list(
      fc.record({ key: fc.constant('metadata.name'), operator: fc.constant('In'), values: list(texts.dnsLabel, 1, 1) }),
    ),
    'NodeSelector.node_selector_terms': list(
      optional({ match_expressions: list(nodeRequirement, 1) }, ['match_expressions']),
      1,
    ),
    LabelSelectorRequirement: requirement,
    '.weight': number(1, 100),
    '.topology_key': texts.labelKey,
    'TopologySpreadConstraint.max_skew': number(1, 5),
    'TopologySpreadConstraint.min_domains': number(1, 5),
    Toleration: toleration,
    'pod.node_selector': labels,
    'PodDNSConfig.nameservers': list(texts.ip),
    'PodDNSConfig.searches': list(texts.dnsSubdomain),
    'pod.dns_policy': fc.constantFrom('ClusterFirst', 'ClusterFirstWithHostNet', 'Default'),
    'pod.host_aliases': fc.uniqueArray(fc.record({ ip: texts.ip, hostnames: list(texts.dnsSubdomain) }), {
      selector: ({ ip }) => ip,
    }),
    'pod.hostname': texts.dnsLabel,
    'pod.subdomain': texts.dnsLabel,
    'pod.priority_class_name': texts.dnsSubdomain,
    'pod.runtime_class_name': texts.dnsSubdomain,
    'pod.node_name': texts.dnsSubdomain,
    'pod.scheduler_name': texts.dnsLabel,
    PodOS: fc.constant({ name: 'linux' }),
    'SecurityContext.windows_options': fc.constant(undefined),
    'PodSecurityContext.windows_options': fc.constant(undefined),
    'SecurityContext.proc_mount': fc.constant('Default'),
    SeccompProfile: profile,
    AppArmorProfile: profile,
    '.run_as_user': id,
    '.run_as_group': id,
    '.fs_group': id,
    '.supplemental_groups': list(id),
    '.run_as_non_root': fc.boolean(),
    '.se_linux_options': optional({ level: texts.text, user: texts.text, type: texts.text }, []),
    'Capabilities.add': list(fc.constantFrom('SYS_ADMIN', 'NET_RAW')),
    'Capabilities.drop': list(fc.constantFrom('ALL', 'CHOWN')),
    'Sysctl.name': fc.constantFrom('kernel.shm_rmid_forced', 'net/ipv4/tcp_rmem'),
    host_path: fc.record({ path: texts.path }),
    'volume_mount.host_path.path': texts.path,
    'volume.host_path.path': texts.path,
    'volume_mount.empty_dir.medium': fc.constantFrom('', 'Memory', 'HugePages-2Mi'),
    'volume.empty_dir.medium': fc.constantFrom('', 'Memory'),
    'volume.config_map.name': objectName,
    'volume.config_map.key': texts.dataKey,
    'volume.config_map.path': texts.relativePath,
    'volume.secret.name': objectName,
    'volume.secret.key': texts.dataKey,
    'volume.secret.path': texts.relativePath,
    'volume_mount.config_map.name': objectName,
    'volume_mount.config_map.key': texts.dataKey,
    'volume_mount.config_map.path': texts.relativePath,
    'volume_mount.secret.name': objectName,
    'volume_mount.secret.key': texts.dataKey,
    'volume_mount.secret.path': texts.relativePath,
    Quantity: fc.constantFrom('1Gi', '0', '1000000', '1e6', '0.5'),
  },
};
