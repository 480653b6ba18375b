/** DaemonSets in which every field of Kubernetes' definitions is set, between them, to something its API accepts. */
import { readSchema, type Schema } from '../../schemas/bundle.ts';

const definitions = readSchema('kubernetes-1.36.json').definitions ?? {};
const words = readSchema('overlay.json').definitions ?? {};
const shortName = (ref: string): string => ref.slice(ref.lastIndexOf('.') + 1);
const byName = new Map(Object.entries(definitions).map(([key, schema]) => [shortName(key), schema]));

/** Objects of which one field at a time may be set; those beside it stand in each. */
const UNIONS: Readonly<Record<string, readonly string[]>> = {
  EnvVar: ['name'],
  EnvVarSource: [],
  EnvFromSource: ['prefix'],
  FCVolumeSource: ['fsType', 'lun', 'readOnly'],
  FlockerVolumeSource: [],
  LifecycleHandler: [],
  Probe: [
    'failureThreshold',
    'initialDelaySeconds',
    'periodSeconds',
    'successThreshold',
    'terminationGracePeriodSeconds',
    'timeoutSeconds',
  ],
  Volume: ['name'],
  VolumeMount: ['mountPath', 'mountPropagation', 'name', 'readOnly', 'recursiveReadOnly'],
  VolumeProjection: [],
  DownwardAPIVolumeFile: ['mode', 'path'],
  PodResourceClaim: ['name'],
};

const BY_THE_SERVER = 'the API server writes it';

/** By `Definition.field` or `place.field`: what a DaemonSet's pods may not have or others exclude, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'ObjectMeta.creationTimestamp': BY_THE_SERVER,
  'ObjectMeta.deletionGracePeriodSeconds': BY_THE_SERVER,
  'ObjectMeta.deletionTimestamp': BY_THE_SERVER,
  'ObjectMeta.generateName': 'there is a name',
  'ObjectMeta.generation': BY_THE_SERVER,
  'ObjectMeta.managedFields': BY_THE_SERVER,
  'ObjectMeta.ownerReferences': BY_THE_SERVER,
  'ObjectMeta.resourceVersion': BY_THE_SERVER,
  'ObjectMeta.selfLink': BY_THE_SERVER,
  'ObjectMeta.uid': BY_THE_SERVER,
  'PodSpec.activeDeadlineSeconds': 'a daemon has no deadline',
  'PodSpec.ephemeralContainers': 'they join a pod that runs',
  'initContainers.restartPolicyRules': 'an init container with probes always restarts',
  'readinessProbe.terminationGracePeriodSeconds': 'it stops nothing',
  'PodSpec.os': 'each excludes the fields of the other',
  'PodSpec.serviceAccount': 'the older name of serviceAccountName, which the API server copies there',
};

/** What validation wants of a field, by `Definition.field`; anything fits the others. */
const VALID: Readonly<Record<string, readonly unknown[]>> = {
  'AppArmorProfile.type': ['Localhost'],
  'AzureDiskVolumeSource.cachingMode': ['ReadOnly'],
  'AzureDiskVolumeSource.diskURI': ['/subscriptions/s/disks/d'],
  'AzureDiskVolumeSource.kind': ['Managed'],
  'Container.image': ['registry.example/team/agent:1.2'],
  'Container.imagePullPolicy': ['Always', 'IfNotPresent', 'Never'],
  'Container.ports': ['TCP', 'UDP', 'SCTP', 'TCP', 'UDP'].map((protocol, index) => [
    { name: 'port', containerPort: 80 + index, hostPort: 80 + index, hostIP: '10.0.0.1', protocol },
  ]),
  'Container.resizePolicy': [
    [
      { resourceName: 'cpu', restartPolicy: 'NotRequired' },
      { resourceName: 'memory', restartPolicy: 'RestartContainer' },
    ],
  ],
  'Container.restartPolicy': ['Always'],
  'Container.volumeDevices': [[{ name: 'volumes-38', devicePath: '/dev/data' }]],
  'ContainerPort.protocol': ['TCP', 'UDP', 'SCTP'],
  'DaemonSetSpec.selector': [
    {
      matchLabels: { camelCase: 'word' },
      matchExpressions: [{ key: 'snake_case', operator: 'In', values: ['word'] }],
    },
  ],
  'DaemonSetSpec.updateStrategy': [
    { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: '10%' } },
    { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    { type: 'OnDelete' },
  ],
  'EmptyDirVolumeSource.medium': ['Memory'],
  'FileKeySelector.volumeName': ['volumes-15'],
  'HTTPGetAction.scheme': ['HTTP', 'HTTPS'],
  'HostAlias.ip': ['10.0.0.2'],
  'HostPathVolumeSource.type': ['Directory'],
  'ISCSIVolumeSource.initiatorName': ['iqn.2001-04.example:initiator'],
  'ISCSIVolumeSource.iqn': ['iqn.2001-04.example:target'],
  'LabelSelector.matchExpressions': [
    [
      { key: 'a', operator: 'In', values: ['b', 'c'] },
      { key: 'd', operator: 'NotIn', values: ['e'] },
      { key: 'f', operator: 'Exists' },
      { key: 'g', operator: 'DoesNotExist' },
    ],
  ],
  'NFSVolumeSource.path': ['/exported'],
  'NodeSelectorTerm.matchExpressions': [
    [
      { key: 'a', operator: 'In', values: ['b', 'c'] },
      { key: 'd', operator: 'Gt', values: ['7'] },
      { key: 'f', operator: 'Exists' },
    ],
  ],
  'NodeSelectorTerm.matchFields': [[{ key: 'metadata.name', operator: 'In', values: ['node-1'] }]],
  'ObjectFieldSelector.apiVersion': ['v1'],
  'ObjectFieldSelector.fieldPath': ['metadata.name'],
  'PersistentVolumeClaimSpec.accessModes': [['ReadWriteOnce', 'ReadOnlyMany']],
  'PersistentVolumeClaimSpec.volumeMode': ['Filesystem'],
  'PersistentVolumeClaimTemplate.metadata': [{ annotations: { camelCase: 'word' }, labels: { snake_case: 'word' } }],
  'PodAffinityTerm.mismatchLabelKeys': [['other']],
  'PodDNSConfig.nameservers': [['10.0.0.3']],
  'PodSpec.hostNetwork': [false],
  'PodSpec.hostPID': [false, true],
  'PodSpec.hostUsers': [true],
  'PodSpec.overhead': [{ cpu: '1', memory: '1Gi' }],
  'PodSpec.resources': [{ limits: { cpu: '40' }, requests: { cpu: '30' } }],
  'PodSpec.setHostnameAsFQDN': [false],
  'PodSpec.shareProcessNamespace': [true, false],
  'PodSpec.tolerations': [
    [
      { key: 'a', operator: 'Equal', value: 'b', effect: 'NoExecute', tolerationSeconds: 7 },
      { key: 'c', operator: 'Exists', effect: 'NoSchedule' },
      { key: 'd', operator: 'Gt', value: '7', effect: 'PreferNoSchedule' },
    ],
  ],
  'Probe.successThreshold': [1],
  'QuobyteVolumeSource.registry': ['quobyte:7861'],
  'ResourceFieldSelector.containerName': ['containers-0'],
  'ResourceFieldSelector.divisor': ['1Mi'],
  'ResourceFieldSelector.resource': ['limits.memory'],
  'ResourceRequirements.limits': [{ cpu: '2', memory: '1Gi' }],
  'ResourceRequirements.requests': [{ cpu: '1500m', memory: '1Gi' }],
  'SeccompProfile.type': ['Localhost'],
  'SecurityContext.procMount': ['Default'],
  'ServiceAccountTokenProjection.expirationSeconds': [3600],
  'TopologySpreadConstraint.topologyKey': ['zone', 'node'],
  'TopologySpreadConstraint.whenUnsatisfiable': ['DoNotSchedule'],
  'VolumeMount.mountPath': ['/mounted'],
  'VolumeMount.mountPropagation': ['None', 'HostToContainer'],
  'VolumeMount.readOnly': [true, false],
  'VolumeMount.recursiveReadOnly': ['Enabled', 'Disabled'],
  'VolumeResourceRequirements.limits': [{ storage: '20Gi' }],
  'VolumeResourceRequirements.requests': [{ storage: '10Gi' }],
  'WindowsSecurityContextOptions.hostProcess': [false],
};

/** The samples of a definition: each of its fields is in one of them, and in all where nothing excludes it. */
function objects(name: string, at: string): Record<string, unknown>[] {
  const beside = UNIONS[name];
  const fields = Object.entries(byName.get(name)?.properties ?? {})
    .filter(([field]) => !(`${name}.${field}` in LEFT_OUT) && !(`${at}.${field}` in LEFT_OUT))
    .map(([field, schema]) => [field, samples(name, field, schema)] as const);
  if (beside === undefined) return together(fields);
  const shared = fields.filter(([field]) => beside.includes(field));
  const members = fields.filter(([field]) => !beside.includes(field));
  return members.flatMap((member) => together([...shared, member]));
}

/** As many objects as the field with the most samples has; a field with fewer repeats its own. */
function together(
  fields: readonly (readonly [field: string, samples: readonly unknown[]])[],
): Record<string, unknown>[] {
  const most = Math.max(1, ...fields.map(([, values]) => values.length));
  return Array.from({ length: most }, (_, index) =>
    Object.fromEntries(fields.map(([field, values]) => [field, values[index % values.length]])),
  );
}

function samples(owner: string, field: string, schema: Schema): readonly unknown[] {
  const valid = VALID[`${owner}.${field}`];
  if (valid !== undefined) return valid;
  const known = words[owner]?.properties?.[field]?.enum;
  if (known !== undefined) return known.filter((word) => word !== '');
  return values(owner, field, schema);
}

function values(owner: string, field: string, schema: Schema): readonly unknown[] {
  if (schema.$ref !== undefined) {
    const name = shortName(schema.$ref);
    if (name === 'IntOrString') return [8080];
    if (name === 'Quantity') return ['2'];
    if (name === 'Time') return ['2026-01-02T03:04:05Z'];
    return objects(name, field);
  }
  if (schema.type === 'array') return [distinct(field, values(owner, field, schema.items ?? {}))];
  if (typeof schema.additionalProperties === 'object') {
    const [value] = values(owner, field, schema.additionalProperties);
    return [{ camelCase: value, snake_case: value }];
  }
  if (schema.type === 'boolean') return [true, false];
  return schema.type === 'integer' ? [7] : ['word'];
}

/** The items of a list, told apart. */
function distinct(list: string, items: readonly unknown[]): unknown[] {
  return items.map((item, index) => {
    if (typeof item !== 'object' || item === null) return item;
    const told = Object.entries(item).flatMap(([field, value]): [string, unknown][] => {
      if (field === 'name' && typeof value === 'string')
        return [[field, `${NAMED_AFTER[list] ?? dashed(list)}-${index}`]];
      return PATHS.includes(field) && typeof value === 'string' ? [[field, `${value}-${index}`]] : [];
    });
    return { ...item, ...Object.fromEntries(told) };
  });
}

const PATHS = ['mountPath', 'devicePath', 'path'];
/** Lists whose items name those of another. */
const NAMED_AFTER: Readonly<Record<string, string>> = { volumeMounts: 'volumes', claims: 'resource-claims' };
const dashed = (field: string): string => field.replace(/[A-Z]+/g, (letters) => `-${letters.toLowerCase()}`);

export interface Sample {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: Readonly<Record<string, unknown>>;
}

/** The DaemonSets, as many as it takes. */
export const everyFieldDaemonSets = (): readonly Sample[] =>
  objects('DaemonSetSpec', 'spec').map((spec) => ({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent', namespace: 'monitoring' },
    spec,
  }));
