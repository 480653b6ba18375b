/**
 * What each key of a chart's values.yaml changes, by the paths of Kubernetes' own objects. Written by hand, so that a wrong
 * row of the table that makes the values is seen.
 */
import type { Fields } from './manifests.ts';

export interface Knob {
  /** `image.tag`: a key, or one of a section. */
  readonly key: string;
  /** A value that is no chart's own. */
  readonly to: unknown;
  /** What may change, and of which something must: `Kind path`, `Kind` alone for a whole object. See changesIn. */
  readonly changes: RegExp;
  /** What values.schema.json refuses. */
  readonly bad: unknown;
  /** What must be set for the key to have a meaning. */
  readonly given?: Fields;
}

const knob = (key: string, to: unknown, changes: RegExp, bad: unknown, given: Fields = {}): Knob => ({
  key,
  to,
  changes,
  bad,
  given,
});

const SET = '^DaemonSet ';
const POD = `${SET}spec\\.template\\.spec\\.`;
/** Stands for the name of the chart's main container. */
const MAIN = '<main>';
const APP = `${POD}containers\\[name=${MAIN}\\]`;
const ANY_CONTAINER = `${POD}(initC|c)ontainers\\[[^\\]]+\\]`;
const OWN_SECRET = `${ANY_CONTAINER}\\.env\\[[^\\]]+\\]\\.valueFrom\\.secretKeyRef\\.name$`;
const CHECKSUM = `${SET}spec\\.template\\.metadata\\.annotations\\["checksum/`;
const at = (...parts: readonly string[]): RegExp => new RegExp(`^(${parts.join('|')})`);

/** What the knob may change in a chart whose main container has this name. */
export const changesIn = ({ changes }: Knob, main: string): RegExp => new RegExp(changes.source.replaceAll(MAIN, main));

const SUBJECT = '\\w+Binding subjects\\[\\d+\\]\\.name$';
const NAME = '\\["app\\.kubernetes\\.io/name"\\]$';
const ADDED = '(\\["example\\.com/added"\\]|$)';

/** Who is called by the full name, and who refers to them. */
const fullNames = at(
  '(ServiceAccount|Secret|ConfigMap|(Cluster)?Role(Binding)?|DaemonSet) metadata\\.name$',
  '\\w+Binding (roleRef|subjects\\[\\d+\\])\\.name$',
  `${POD}serviceAccountName$`,
  `${POD}imagePullSecrets\\[`,
  `${POD}volumes\\[[^\\]]+\\]\\.(configMap\\.name|secret\\.secretName)$`,
  OWN_SECRET,
);

/** Who stands in the chart's namespace, and whose name or sum says which. */
const namespaced = [
  '(?!Namespace|Cluster)\\w+ metadata\\.namespace$',
  '\\w+Binding subjects\\[\\d+\\]\\.namespace$',
  'ClusterRole(Binding)? metadata\\.name$',
  'ClusterRoleBinding roleRef\\.name$',
  `${SET}spec\\.template\\.metadata\\.annotations\\["checksum/secret"\\]$`,
];

const OWN_NAMESPACE = { namespace: { create: true, name: 'made' } };
const ACCOUNT = { serviceAccount: { create: true, automount: true } };
const SERVICE = { service: { enabled: true } };
const MONITOR = { podMonitor: { enabled: true } };
const POLICY = { networkPolicy: { enabled: true }, hostNetwork: false };
const RULES = [{ apiGroups: [''], resources: ['events'], verbs: ['create'] }];
const LABELS = { 'example.com/added': 'yes' };
const NOT_LABELS = { a: 1 };

export const KNOBS: readonly Knob[] = [
  knob(
    'nameOverride',
    'other',
    at(`\\w+ metadata\\.labels${NAME}`, `${SET}spec\\.(selector\\.matchLabels|template\\.metadata\\.labels)${NAME}`),
    1,
    { fullnameOverride: 'same' },
  ),
  knob('fullnameOverride', 'other', fullNames, 1),
  // With it the chart makes no namespace: its own is another one.
  knob('namespaceOverride', 'elsewhere', at('Namespace$', ...namespaced), 1),
  knob('namespace.name', 'elsewhere', at('Namespace metadata\\.name$', ...namespaced), 1),
  knob('namespace.create', true, /^Namespace$/, 'yes', { namespace: { name: 'made', create: false } }),
  knob('namespace.keep', false, /^Namespace metadata\.annotations/, 'no', OWN_NAMESPACE),
  knob('namespace.labels', LABELS, /^Namespace metadata\.labels/, NOT_LABELS, OWN_NAMESPACE),
  knob('namespace.annotations', LABELS, /^Namespace metadata\.annotations/, NOT_LABELS, OWN_NAMESPACE),
  knob('commonLabels', LABELS, at(`\\w+ metadata\\.labels${ADDED}`), NOT_LABELS),
  knob('commonAnnotations', LABELS, at(`\\w+ metadata\\.annotations${ADDED}`), NOT_LABELS),
  knob('podLabels', LABELS, at(`${SET}spec\\.template\\.metadata\\.labels${ADDED}`), NOT_LABELS),
  knob('podAnnotations', LABELS, at(`${SET}spec\\.template\\.metadata\\.annotations${ADDED}`), NOT_LABELS),
  knob('daemonsetLabels', LABELS, at(`${SET}metadata\\.labels${ADDED}`), NOT_LABELS),
  knob('daemonsetAnnotations', LABELS, at(`${SET}metadata\\.annotations${ADDED}`), NOT_LABELS),
  knob('global.imageRegistry', 'mirror.example.com', at(`${ANY_CONTAINER}\\.image$`), 1),
  knob('global.imagePullSecrets', ['added'], at(`${POD}imagePullSecrets`), 'added'),
  knob('image.registry', 'mirror.example.com', at(`${APP}\\.image$`), 1),
  knob('image.repository', 'other/agent', at(`${APP}\\.image$`), 1),
  knob('image.tag', 'other', at(`${APP}\\.image$`), 1.1),
  knob('image.digest', `sha256:${'0'.repeat(64)}`, at(`${APP}\\.image$`), 1),
  knob('image.pullPolicy', 'Never', at(`${APP}\\.imagePullPolicy$`), 'Sometimes'),
  knob('imagePullSecrets', ['added'], at(`${POD}imagePullSecrets`), 'added'),
  knob(
    'imageCredentials',
    { 'mirror.example.com': { username: 'robot', password: 'x' } },
    /^Secret data\["\.dockerconfigjson"\]/,
    { 'mirror.example.com': { user: 'robot' } },
  ),
  knob('containerName', 'other', at(`${APP}$`, `${POD}containers\\[name=other\\]$`), 1),
  knob(
    'serviceAccount.create',
    true,
    at('ServiceAccount$', `${POD}(serviceAccountName|automountServiceAccountToken)$`, SUBJECT),
    'yes',
    {
      serviceAccount: { create: false, name: '' },
    },
  ),
  knob(
    'serviceAccount.name',
    'other',
    at('ServiceAccount metadata\\.name$', `${POD}serviceAccountName$`, SUBJECT),
    1,
    ACCOUNT,
  ),
  knob('serviceAccount.annotations', LABELS, /^ServiceAccount metadata\.annotations/, NOT_LABELS, ACCOUNT),
  knob('serviceAccount.labels', LABELS, /^ServiceAccount metadata\.labels/, NOT_LABELS, ACCOUNT),
  knob('serviceAccount.automount', false, /^ServiceAccount automountServiceAccountToken/, 'no', ACCOUNT),
  knob('serviceAccount.imagePullSecrets', ['added'], /^ServiceAccount imagePullSecrets/, 'added', ACCOUNT),
  knob('rbac.create', false, /^(Cluster)?Role(Binding)?$/, 'no'),
  knob('rbac.rules', RULES, /^Role( rules|Binding$|$)/, [{ verb: ['get'] }]),
  knob('rbac.clusterRules', RULES, /^ClusterRole( rules|Binding$|$)/, [{ verb: ['get'] }]),
  knob('command', ['/other'], at(`${APP}\\.command`), '/other'),
  knob('args', ['--other'], at(`${APP}\\.args`), '--other'),
  knob('extraArgs', ['--other'], at(`${APP}\\.args`), '--other'),
  knob('env', { ADDED: 'x' }, at(`${APP}\\.env(\\[name=ADDED\\]|$)`), [{ name: 'ADDED', value: 'x' }]),
  knob('extraEnv', [{ name: 'ADDED', value: 'x' }], at(`${APP}\\.env(\\[name=ADDED\\]|$)`), { ADDED: 'x' }),
  knob('secretEnv', { ADDED: 'x' }, at(`${APP}\\.env(\\[name=ADDED\\]|$)`, 'Secret data\\.ADDED', CHECKSUM), ['ADDED']),
  knob('existingSecret', 'vault', at(OWN_SECRET, 'Secret$', CHECKSUM), 1),
  knob('existingSecretKeys', { API_KEY: 'other' }, at(`${APP}\\.env\\[name=API_KEY\\]\\.valueFrom`), ['API_KEY'], {
    existingSecret: 'vault',
  }),
  knob('references', { ENDPOINT: 'elsewhere' }, at(`${APP}\\.env\\[name=ENDPOINT\\]\\.value$`), ['ENDPOINT']),
  knob('envFrom', [{ secretRef: { name: 'added' } }], at(`${APP}\\.envFrom`), [{ secret: 'added' }]),
  knob('extraEnvFrom', [{ secretRef: { name: 'added' } }], at(`${APP}\\.envFrom`), [{ secret: 'added' }]),
  knob('ports', { added: { containerPort: 65000 } }, at(`${APP}\\.ports(\\[containerPort=65000|$)`), {
    added: { containerPort: 65536 },
  }),
  ...['livenessProbe', 'readinessProbe', 'startupProbe'].map((probe) =>
    knob(probe, { exec: { command: ['/probe'] } }, at(`${APP}\\.${probe}`), { exec: { cmd: ['/probe'] } }),
  ),
  knob('lifecycle', { postStart: { exec: { command: ['/hook'] } } }, at(`${APP}\\.lifecycle`), { onStart: {} }),
  knob('resources', { limits: { 'example.com/x': '1' } }, at(`${APP}\\.resources`), { limit: {} }),
  knob('securityContext', { runAsGroup: 1_000_000 }, at(`${APP}\\.securityContext`), { runAsUsr: 1 }),
  knob('workingDir', '/other', at(`${APP}\\.workingDir$`), 1),
  knob('terminationMessagePolicy', 'File', at(`${APP}\\.terminationMessagePolicy$`), 'Any'),
  knob(
    'volumeMounts',
    { 'added-2': { name: 'added', mountPath: '/added' } },
    at(`${APP}\\.volumeMounts(\\[mountPath=/added|$)`),
    { added: { path: '/added' } },
  ),
  knob(
    'extraVolumeMounts',
    [{ name: 'added', mountPath: '/added' }],
    at(`${APP}\\.volumeMounts(\\[mountPath=/added|$)`),
    {
      added: { mountPath: '/added' },
    },
  ),
  knob('podSecurityContext', { fsGroup: 1_000_000 }, at(`${POD}securityContext`), { fsGrp: 1 }),
  knob('volumes', { added: { emptyDir: {} } }, at(`${POD}volumes(\\[name=added\\]|$)`), { added: { emptydir: {} } }),
  knob('extraVolumes', [{ name: 'added', emptyDir: {} }], at(`${POD}volumes(\\[name=added\\]|$)`), [{ nam: 'added' }]),
  knob(
    'initContainers',
    { added: { image: { repository: 'x', tag: '1' } } },
    at(`${POD}initContainers(\\[name=added\\]|$)`),
    { added: { img: {} } },
  ),
  knob('extraInitContainers', [{ name: 'added', image: 'x:1' }], at(`${POD}initContainers(\\[name=added\\]|$)`), {
    added: {},
  }),
  knob('sidecars', { added: { image: { repository: 'x', tag: '1' } } }, at(`${POD}containers\\[name=added\\]`), {
    added: { img: {} },
  }),
  knob('extraContainers', [{ name: 'added', image: 'x:1' }], at(`${POD}containers\\[name=added\\]`), { added: {} }),
  knob('nodeSelector', LABELS, at(`${POD}nodeSelector`), NOT_LABELS),
  knob('tolerations', [{ key: 'added', operator: 'Exists' }], at(`${POD}tolerations`), [{ ky: 'added' }]),
  knob(
    'affinity',
    { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone' }] } },
    at(`${POD}affinity`),
    { antiAffinity: {} },
  ),
  knob('priorityClassName', 'added', at(`${POD}priorityClassName`), 1),
  knob(
    'updateStrategy',
    { rollingUpdate: { maxUnavailable: 7 } },
    at(`${SET}spec\\.updateStrategy`),
    { typ: 'x' },
    {
      updateStrategy: { type: 'RollingUpdate' },
    },
  ),
  knob('minReadySeconds', 77, at(`${SET}spec\\.minReadySeconds`), -1),
  knob('revisionHistoryLimit', 77, at(`${SET}spec\\.revisionHistoryLimit`), 'all'),
  knob('terminationGracePeriodSeconds', 77, at(`${POD}terminationGracePeriodSeconds`), 1.5),
  knob('hostNetwork', true, at(`${POD}hostNetwork`), 'yes', { hostNetwork: false }),
  knob('hostPID', true, at(`${POD}hostPID`), 'yes', { hostPID: false }),
  knob('dnsPolicy', 'Default', at(`${POD}dnsPolicy`), 'Any'),
  knob('dnsConfig', { searches: ['added.example.com'] }, at(`${POD}dnsConfig`), { search: ['x'] }),
  knob('enableServiceLinks', true, at(`${POD}enableServiceLinks`), 'yes'),
  knob('hostAliases', [{ ip: '192.0.2.77', hostnames: ['added'] }], at(`${POD}hostAliases`), [
    { address: '192.0.2.77' },
  ]),
  knob('automountServiceAccountToken', true, at(`${POD}automountServiceAccountToken`), 'yes', {
    automountServiceAccountToken: false,
  }),
  knob('runtimeClassName', 'added', at(`${POD}runtimeClassName`), 1),
  knob('configMaps', { added: 'text' }, at('ConfigMap$', CHECKSUM), { added: { dta: {} } }),
  knob('secrets', { added: { data: { key: 'x' } } }, at('Secret$', CHECKSUM), { added: { dta: {} } }),
  knob('configRollout', false, at(CHECKSUM, `${SET}spec\\.template\\.metadata\\.annotations$`), 'no'),
  knob(
    'objects',
    { 'ConfigMap/added': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'added' } } },
    /^ConfigMap$/,
    ['ConfigMap/added'],
  ),
  knob('extraObjects', [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'added' } }], /^ConfigMap$/, {
    added: {},
  }),
  knob('service.enabled', true, /^Service$/, 'yes'),
  knob('service.type', 'NodePort', /^Service spec\.(type|externalTrafficPolicy)/, 'Any', SERVICE),
  knob('service.headless', true, /^Service spec\.clusterIP/, 'yes', SERVICE),
  knob('service.internalTrafficPolicy', 'Local', /^Service spec\.internalTrafficPolicy/, 'Remote', SERVICE),
  knob('service.labels', LABELS, /^Service metadata\.labels/, NOT_LABELS, SERVICE),
  knob('service.annotations', LABELS, /^Service metadata\.annotations/, NOT_LABELS, SERVICE),
  knob('podMonitor.enabled', true, /^PodMonitor$/, 'yes'),
  knob('podMonitor.port', 'other', /^PodMonitor spec\.podMetricsEndpoints.*port/, 1, {
    ...MONITOR,
    ports: { other: { containerPort: 65_000 } },
  }),
  knob('podMonitor.path', '/other', /^PodMonitor spec\.podMetricsEndpoints.*path/, 1, MONITOR),
  knob('podMonitor.interval', '77s', /^PodMonitor spec\.podMetricsEndpoints.*interval/, 77, MONITOR),
  knob('podMonitor.scrapeTimeout', '7s', /^PodMonitor spec\.podMetricsEndpoints.*scrapeTimeout/, 7, MONITOR),
  knob('podMonitor.labels', LABELS, /^PodMonitor metadata\.labels/, NOT_LABELS, MONITOR),
  knob('podMonitor.relabelings', [{ targetLabel: 'node' }], /^PodMonitor .*relabelings/, ['node'], MONITOR),
  knob('networkPolicy.enabled', true, /^NetworkPolicy$/, 'yes', { hostNetwork: false }),
  knob('networkPolicy.ingress', [{ ports: [{ port: 1 }] }], /^NetworkPolicy spec\.ingress/, [{ port: 1 }], POLICY),
  knob('networkPolicy.egress', [{ ports: [{ port: 1 }] }], /^NetworkPolicy spec\.egress/, [{ port: 1 }], POLICY),
];
