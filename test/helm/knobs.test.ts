/** Every key of values.yaml does what its comment says, and nothing else. */
import { Ajv } from 'ajv';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compareObjects } from '../../src/compare/index.ts';
import type { KubernetesObject } from '../../src/model/workload.ts';
import { chartOf, everyHelm, fileOf, templateUmbrella, textOf, valuesOf, writeUmbrella } from '../support/charts.ts';
import type { Helm } from '../support/helm.ts';
import { type Fields, merge } from '../support/manifests.ts';
import { at } from '../support/paths.ts';

/** What a change of the values changes: the path in an object, and what stands there then; `gone` for nothing. */
type Row = readonly [values: Fields, changes: Readonly<Record<string, unknown>>];

const gone = Symbol('gone');
/** Something else than before, which the row doesn't say. */
const any = Symbol('any');
const DS = 'DaemonSet';
const META = `${DS} spec.template.metadata`;
const POD = `${DS} spec.template.spec`;
const APP = `${POD}.containers[name=rich]`;
const SIDECAR = `${POD}.containers[name=reloader]`;
const INIT = `${POD}.initContainers[name=prepare]`;
const CONFIG_SUM = `${META}.annotations["checksum/config"]`;
const SECRET_SUM = `${META}.annotations["checksum/secret"]`;
const DIGEST = 'sha256:0000000000000000000000000000000000000000000000000000000000000001';
const OTHER = DIGEST.replace(/1$/, '2');
const thing = { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'thing' } };

/** Every object with the chart's labels: an extra object is left as the manifest has it. */
const OBJECTS = [
  'Namespace monitoring',
  'ServiceAccount',
  ...['env', 'tls', 'registry'].map((name) => `Secret rich-${name}`),
  ...['main.conf', 'many'].map((name) => `ConfigMap rich-${name}`),
  ...['ClusterRole rich-monitoring', 'ClusterRoleBinding rich-monitoring', 'Role', 'RoleBinding'],
  DS,
];
const everywhere = (path: string, value: unknown): Record<string, unknown> =>
  Object.fromEntries(OBJECTS.map((object) => [`${object} ${path}`, value]));
const image = (text: string): string => `registry.example.com/team/agent${text}`;

const METADATA: readonly Row[] = [
  [{ namespace: { create: false } }, { 'Namespace monitoring': gone }],
  [
    { namespace: { keep: false } },
    {
      'Namespace monitoring metadata.annotations["helm.sh/resource-policy"]': gone,
      'Namespace monitoring metadata.annotations["argocd.argoproj.io/sync-options"]': gone,
    },
  ],
  [{ namespace: { labels: { x: 'y' } } }, { 'Namespace monitoring metadata.labels.x': 'y' }],
  [{ namespace: { annotations: { x: 'y' } } }, { 'Namespace monitoring metadata.annotations.x': 'y' }],
  [{ commonLabels: { x: 'y' } }, everywhere('metadata.labels.x', 'y')],
  [{ commonLabels: { 'app.kubernetes.io/name': 'mine' } }, {}],
  [{ commonAnnotations: { x: 'y' } }, everywhere('metadata.annotations.x', 'y')],
  [{ podLabels: { x: 'y' } }, { [`${META}.labels.x`]: 'y' }],
  [{ podLabels: { 'app.kubernetes.io/instance': 'mine' } }, {}],
  [{ podAnnotations: { x: '1' } }, { [`${META}.annotations.x`]: '1' }],
  [{ daemonsetLabels: { tier: 'edge' } }, { [`${DS} metadata.labels.tier`]: 'edge' }],
  [{ daemonsetAnnotations: { x: 'y' } }, { [`${DS} metadata.annotations.x`]: 'y' }],
];

const IMAGES: readonly Row[] = [
  [{ image: { registry: 'mirror.local:5000' } }, { [`${APP}.image`]: `mirror.local:5000/team/agent:1.2.3@${DIGEST}` }],
  [{ image: { registry: '' } }, { [`${APP}.image`]: `team/agent:1.2.3@${DIGEST}` }],
  [{ image: { repository: 'fork/agent' } }, { [`${APP}.image`]: 'registry.example.com/fork/agent:1.2.3' }],
  [{ image: { repository: null } }, {}],
  [
    { image: { registry: 'mirror.local', repository: null } },
    { [`${APP}.image`]: `mirror.local/team/agent:1.2.3@${DIGEST}` },
  ],
  [{ image: { registry: null, repository: null } }, {}],
  // The compiled digest is that of the compiled tag.
  [{ image: { tag: '2.0' } }, { [`${APP}.image`]: image(':2.0') }],
  [{ image: { tag: '1.2.3' } }, {}],
  [{ image: { tag: '2.0', digest: OTHER } }, { [`${APP}.image`]: image(`:2.0@${OTHER}`) }],
  [{ image: { repository: 'x', digest: OTHER } }, { [`${APP}.image`]: `registry.example.com/x:1.2.3@${OTHER}` }],
  [{ image: { digest: '' } }, { [`${APP}.image`]: image(':1.2.3') }],
  [{ image: { pullPolicy: 'Always' } }, { [`${APP}.imagePullPolicy`]: 'Always' }],
  [{ image: { registry: 'mirror.local/' } }, { [`${APP}.image`]: `mirror.local/team/agent:1.2.3@${DIGEST}` }],
  [
    { global: { imageRegistry: 'mirror.local/' } },
    {
      [`${APP}.image`]: `mirror.local/team/agent:1.2.3@${DIGEST}`,
      [`${SIDECAR}.image`]: 'mirror.local/tools/reloader:2.0',
      [`${INIT}.image`]: 'mirror.local/busybox:1.36',
    },
  ],
  [
    { global: { imageRegistry: 'mirror.local' } },
    {
      [`${APP}.image`]: `mirror.local/team/agent:1.2.3@${DIGEST}`,
      [`${SIDECAR}.image`]: 'mirror.local/tools/reloader:2.0',
      [`${INIT}.image`]: 'mirror.local/busybox:1.36',
    },
  ],
  [
    { global: { imagePullSecrets: ['parent', { name: 'other' }, 'mirror'] } },
    {
      [`${POD}.imagePullSecrets[name=parent]`]: { name: 'parent' },
      [`${POD}.imagePullSecrets[name=other]`]: { name: 'other' },
    },
  ],
  [
    { imagePullSecrets: [{ name: 'own' }] },
    {
      [`${POD}.imagePullSecrets[name=mirror]`]: gone,
      [`${POD}.imagePullSecrets[name=own]`]: { name: 'own' },
    },
  ],
  [
    { imageCredentials: { 'registry.example.com': { email: 'robot@example.com' } } },
    { 'Secret rich-registry data[".dockerconfigjson"]': '***' },
  ],
];

const ACCESS: readonly Row[] = [
  [
    { serviceAccount: { create: false } },
    {
      ServiceAccount: gone,
      [`${POD}.serviceAccountName`]: gone,
      'ClusterRoleBinding rich-monitoring subjects[0].name': 'default',
      'RoleBinding subjects[0].name': 'default',
    },
  ],
  [
    { serviceAccount: { name: 'own' } },
    {
      ServiceAccount: gone,
      'ServiceAccount own': 'new',
      [`${POD}.serviceAccountName`]: 'own',
      'ClusterRoleBinding rich-monitoring subjects[0].name': 'own',
      'RoleBinding subjects[0].name': 'own',
    },
  ],
  [{ serviceAccount: { annotations: { x: 'y' } } }, { 'ServiceAccount metadata.annotations.x': 'y' }],
  [{ serviceAccount: { labels: { x: 'y' } } }, { 'ServiceAccount metadata.labels.x': 'y' }],
  [
    { serviceAccount: { create: false, name: 'own', automount: false } },
    {
      ServiceAccount: gone,
      [`${POD}.serviceAccountName`]: 'own',
      [`${POD}.automountServiceAccountToken`]: false,
      'ClusterRoleBinding rich-monitoring subjects[0].name': 'own',
      'RoleBinding subjects[0].name': 'own',
    },
  ],
  [
    { serviceAccount: { create: false, automount: false }, automountServiceAccountToken: true },
    {
      ServiceAccount: gone,
      [`${POD}.serviceAccountName`]: gone,
      [`${POD}.automountServiceAccountToken`]: true,
      'ClusterRoleBinding rich-monitoring subjects[0].name': 'default',
      'RoleBinding subjects[0].name': 'default',
    },
  ],
  [{ serviceAccount: { automount: false } }, { 'ServiceAccount automountServiceAccountToken': false }],
  [
    { rbac: { create: false } },
    {
      'ClusterRole rich-monitoring': gone,
      'ClusterRoleBinding rich-monitoring': gone,
      Role: gone,
      RoleBinding: gone,
    },
  ],
  [
    { rbac: { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] } },
    { 'Role rules[0].resources[0]': 'pods' },
  ],
  [
    { rbac: { clusterRules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }] } },
    {
      'ClusterRole rich-monitoring rules[0].apiGroups': gone,
      'ClusterRole rich-monitoring rules[0].resources': gone,
      'ClusterRole rich-monitoring rules[0].nonResourceURLs': ['/metrics'],
    },
  ],
];

const CONTAINER: readonly Row[] = [
  [{ containerName: 'main' }, { [APP]: gone, [`${POD}.containers[name=main]`]: { name: 'main', command: ['/agent'] } }],
  [{ command: ['/sh'] }, { [`${APP}.command[0]`]: '/sh' }],
  [{ command: [] }, { [`${APP}.command`]: gone }],
  [{ args: ['x', 'y'] }, { [`${APP}.args[0]`]: 'x', [`${APP}.args[1]`]: 'y' }],
  [{ extraArgs: ['x'] }, { [`${APP}.args[2]`]: 'x' }],
  [{ workingDir: '/x' }, { [`${APP}.workingDir`]: '/x' }],
  [{ env: { LEVEL: 'debug' } }, { [`${APP}.env[name=LEVEL].value`]: 'debug' }],
  [
    { env: { N: 1000000, B: true, F: 1.5, E: '' } },
    {
      [`${APP}.env[name=N]`]: { name: 'N', value: '1000000' },
      [`${APP}.env[name=B]`]: { name: 'B', value: 'true' },
      [`${APP}.env[name=F]`]: { name: 'F', value: '1.5' },
      [`${APP}.env[name=E]`]: { name: 'E' },
    },
  ],
  [
    { env: { CONFIG: { valueFrom: { configMapKeyRef: { name: 'many', key: 'a' } } } } },
    {
      [`${APP}.env[name=CONFIG]`]: {
        name: 'CONFIG',
        valueFrom: { configMapKeyRef: { name: 'rich-many', key: 'a' } },
      },
    },
  ],
  // A value of the user's in place of a secret or a reference: the install need not give it.
  [
    { env: { API_KEY: 'x' } },
    {
      [`${APP}.env[name=API_KEY].value`]: 'x',
      [`${APP}.env[name=API_KEY].valueFrom`]: gone,
      'Secret rich-env data.API_KEY': gone,
      [SECRET_SUM]: any,
    },
  ],
  [{ env: { ENDPOINT: 'x' } }, { [`${APP}.env[name=ENDPOINT].value`]: 'x' }],
  [
    {
      extraEnv: [
        { name: 'LEVEL', value: 'trace' },
        { name: 'X', valueFrom: { secretKeyRef: { name: 'tls', key: 'a' } } },
      ],
    },
    {
      [`${APP}.env[name=LEVEL].value`]: 'trace',
      [`${APP}.env[name=X]`]: { name: 'X', valueFrom: { secretKeyRef: { name: 'rich-tls', key: 'a' } } },
    },
  ],
  [
    { extraEnv: [{ name: 'API_KEY', value: 'x' }] },
    {
      [`${APP}.env[name=API_KEY].value`]: 'x',
      [`${APP}.env[name=API_KEY].valueFrom`]: gone,
      'Secret rich-env data.API_KEY': gone,
      [SECRET_SUM]: any,
    },
  ],
  [{ secretEnv: { API_KEY: 'new' } }, { 'Secret rich-env data.API_KEY': '***', [SECRET_SUM]: any }],
  [
    { secretEnv: { MORE: 'x' } },
    {
      'Secret rich-env data.MORE': '***',
      [SECRET_SUM]: any,
      [`${APP}.env[name=MORE]`]: { name: 'MORE', valueFrom: { secretKeyRef: { name: 'rich-env', key: 'MORE' } } },
    },
  ],
  [
    {
      extraEnv: [
        { name: 'LEVEL', value: 'a' },
        { name: 'X', value: 'b' },
        { name: 'LEVEL', value: 'c' },
      ],
    },
    {
      [`${APP}.env[name=LEVEL].value`]: 'c',
      [`${APP}.env[name=X]`]: { name: 'X', value: 'b' },
    },
  ],
  [
    { env: { NODE: { valueFrom: { configMapKeyRef: { name: 'many', key: 'a' } } } } },
    {
      [`${APP}.env[name=NODE].valueFrom.fieldRef`]: gone,
      [`${APP}.env[name=NODE].valueFrom.configMapKeyRef`]: { name: 'rich-many', key: 'a' },
    },
  ],
  [{ envFrom: [] }, { [`${APP}.envFrom`]: gone }],
  [
    { extraEnvFrom: [{ secretRef: { name: 'tls' } }, { configMapRef: { name: 'foreign' } }] },
    {
      [`${APP}.envFrom[1]`]: { secretRef: { name: 'rich-tls' } },
      [`${APP}.envFrom[2]`]: { configMapRef: { name: 'foreign' } },
    },
  ],
  [
    { ports: { metrics: { containerPort: 9200 }, more: { containerPort: 1 } } },
    {
      [`${APP}.ports[containerPort=9100,protocol=TCP]`]: gone,
      [`${APP}.ports[containerPort=9200,protocol=TCP]`]: any,
      [`${APP}.ports[containerPort=1,protocol=TCP]`]: any,
    },
  ],
  [
    { ports: { metrics: { hostPort: 9100, hostIP: '127.0.0.1' } } },
    {
      [`${APP}.ports[containerPort=9100,protocol=TCP].hostPort`]: 9100,
      [`${APP}.ports[containerPort=9100,protocol=TCP].hostIP`]: '127.0.0.1',
    },
  ],
  [{ livenessProbe: { periodSeconds: 5 } }, { [`${APP}.livenessProbe.periodSeconds`]: 5 }],
  [
    { livenessProbe: { exec: { command: ['x'] } } },
    { [`${APP}.livenessProbe.httpGet`]: gone, [`${APP}.livenessProbe.exec`]: { command: ['x'] } },
  ],
  [
    { readinessProbe: { grpc: { port: 9 } } },
    { [`${APP}.readinessProbe.tcpSocket`]: gone, [`${APP}.readinessProbe.grpc`]: any },
  ],
  [{ startupProbe: { exec: { command: ['/x'] } } }, { [`${APP}.startupProbe.exec.command[0]`]: '/x' }],
  [
    { lifecycle: { preStop: { sleep: { seconds: 5 } } } },
    { [`${APP}.lifecycle.preStop.exec`]: gone, [`${APP}.lifecycle.preStop.sleep`]: { seconds: 5 } },
  ],
  [{ resources: { limits: { memory: '1Gi' } } }, { [`${APP}.resources.limits.memory`]: '1Gi' }],
  [{ resources: { limits: { memory: '' } } }, { [`${APP}.resources.limits`]: gone }],
  [{ resources: { requests: { cpu: '' } } }, { [`${APP}.resources.requests.cpu`]: gone }],
  [{ securityContext: { runAsUser: 2000000 } }, { [`${APP}.securityContext.runAsUser`]: 2000000 }],
  [
    { volumeMounts: { data: { mountPath: '/x' } } },
    { [`${APP}.volumeMounts[mountPath=/data]`]: gone, [`${APP}.volumeMounts[mountPath=/x]`]: any },
  ],
  [
    { extraVolumeMounts: [{ name: 'data', mountPath: '/y' }] },
    { [`${APP}.volumeMounts[mountPath=/y]`]: { name: 'data', mountPath: '/y' } },
  ],
];

const REST: readonly Row[] = [
  [{ podSecurityContext: { fsGroup: 3000000000 } }, { [`${POD}.securityContext.fsGroup`]: 3000000000 }],
  [{ volumes: { data: { hostPath: { path: '/x' } } } }, { [`${POD}.volumes[name=data].hostPath.path`]: '/x' }],
  [
    { volumes: { data: { emptyDir: {} } } },
    { [`${POD}.volumes[name=data].hostPath`]: gone, [`${POD}.volumes[name=data].emptyDir`]: {} },
  ],
  [
    {
      extraVolumes: [
        { name: 'x', configMap: { name: 'many' } },
        { name: 'y', configMap: { name: 'foreign' } },
      ],
    },
    {
      [`${POD}.volumes[name=x]`]: { configMap: { name: 'rich-many' } },
      [`${POD}.volumes[name=y]`]: { configMap: { name: 'foreign' } },
    },
  ],
  [{ initContainers: { prepare: { args: ['x'] } } }, { [`${INIT}.args[0]`]: 'x', [`${INIT}.args[1]`]: gone }],
  [
    { initContainers: { second: { image: { repository: 'x', tag: '1' } } } },
    { [`${POD}.initContainers[name=second]`]: { name: 'second', image: 'x:1' } },
  ],
  [
    { extraInitContainers: [{ name: 'last', image: 'x:1' }] },
    { [`${POD}.initContainers[name=last]`]: { name: 'last', image: 'x:1' } },
  ],
  [
    { sidecars: { reloader: { env: { MODE: 'off' }, extraArgs: ['x'] } } },
    { [`${SIDECAR}.env[name=MODE].value`]: 'off', [`${SIDECAR}.args`]: ['x'] },
  ],
  [{ sidecars: { reloader: { image: { tag: '3.0' } } } }, { [`${SIDECAR}.image`]: 'quay.io/tools/reloader:3.0' }],
  [
    { extraContainers: [{ name: 'last', image: 'x:1', envFrom: [{ configMapRef: { name: 'many' } }] }] },
    {
      [`${POD}.containers[name=last]`]: {
        name: 'last',
        image: 'x:1',
        envFrom: [{ configMapRef: { name: 'rich-many' } }],
      },
    },
  ],
  [
    { extraContainers: [{ name: 'last', image: 'x:1' }] },
    { [`${POD}.containers[name=last]`]: { name: 'last', image: 'x:1' } },
  ],
  [{ nodeSelector: { x: 'y' } }, { [`${POD}.nodeSelector.x`]: 'y' }],
  [{ tolerations: [] }, { [`${POD}.tolerations`]: gone }],
  [
    { affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } } },
    { [`${POD}.affinity.podAntiAffinity`]: any },
  ],
  [{ priorityClassName: '' }, { [`${POD}.priorityClassName`]: gone }],
  [
    { updateStrategy: { rollingUpdate: { maxUnavailable: 2 } } },
    { [`${DS} spec.updateStrategy.rollingUpdate.maxUnavailable`]: 2 },
  ],
  // One of the two may be other than zero.
  ...[1, '10%'].map(
    (maxSurge): Row => [
      { updateStrategy: { rollingUpdate: { maxSurge } } },
      {
        [`${DS} spec.updateStrategy.rollingUpdate.maxSurge`]: maxSurge,
        [`${DS} spec.updateStrategy.rollingUpdate.maxUnavailable`]: 0,
      },
    ],
  ),
  [
    { updateStrategy: { rollingUpdate: { maxSurge: 2, maxUnavailable: null } } },
    {
      [`${DS} spec.updateStrategy.rollingUpdate.maxSurge`]: 2,
      [`${DS} spec.updateStrategy.rollingUpdate.maxUnavailable`]: 0,
    },
  ],
  [
    { updateStrategy: { rollingUpdate: { maxSurge: '0%' } } },
    { [`${DS} spec.updateStrategy.rollingUpdate.maxSurge`]: '0%' },
  ],
  [
    { updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 3 } } },
    {
      [`${DS} spec.updateStrategy.rollingUpdate.maxSurge`]: 1,
      [`${DS} spec.updateStrategy.rollingUpdate.maxUnavailable`]: 3,
    },
  ],
  [
    { updateStrategy: { type: 'OnDelete' } },
    { [`${DS} spec.updateStrategy.type`]: 'OnDelete', [`${DS} spec.updateStrategy.rollingUpdate`]: gone },
  ],
  [{ minReadySeconds: 1000000 }, { [`${DS} spec.minReadySeconds`]: 1000000 }],
  [{ revisionHistoryLimit: 0 }, { [`${DS} spec.revisionHistoryLimit`]: 0 }],
  [{ terminationGracePeriodSeconds: 0 }, { [`${POD}.terminationGracePeriodSeconds`]: 0 }],
  [{ hostNetwork: true }, { [`${POD}.hostNetwork`]: true }],
  [{ hostPID: false }, { [`${POD}.hostPID`]: gone }],
  [{ dnsPolicy: '' }, { [`${POD}.dnsPolicy`]: 'ClusterFirst' }],
  [{ dnsConfig: { nameservers: ['10.0.0.1'] } }, { [`${POD}.dnsConfig.nameservers`]: ['10.0.0.1'] }],
  [{ enableServiceLinks: true }, { [`${POD}.enableServiceLinks`]: true }],
  // In the contract, though not in this chart's values.yaml.
  [{ runtimeClassName: 'kata' }, { [`${POD}.runtimeClassName`]: 'kata' }],
  ...['runtimeClassName', 'schedulerName', 'hostname', 'subdomain'].map((key): Row => [{ [key]: '' }, {}]),
  [{ workingDir: '' }, { [`${APP}.workingDir`]: gone }],
  [{ podResources: { limits: { cpu: '1' } } }, { [`${POD}.resources`]: { limits: { cpu: '1' } } }],
  [{ tty: true }, { [`${APP}.tty`]: true }],
  [
    { configMaps: { many: { data: { a: 'changed' } } } },
    { 'ConfigMap rich-many data.a': 'changed', [CONFIG_SUM]: any },
  ],
  [{ configMaps: { more: 'text' } }, { 'ConfigMap rich-more': 'new', [CONFIG_SUM]: any }],
  [{ secrets: { tls: { data: { 'tls.key': 'x' } } } }, { 'Secret rich-tls data["tls.key"]': '***', [SECRET_SUM]: any }],
  [
    { existingSecret: 'vault', existingSecretKeys: { API_KEY: 'key', 'reloader.TOKEN': 'token' } },
    {
      'Secret rich-env': gone,
      [SECRET_SUM]: any,
      [`${APP}.env[name=API_KEY].valueFrom.secretKeyRef.name`]: 'vault',
      [`${APP}.env[name=API_KEY].valueFrom.secretKeyRef.key`]: 'key',
      [`${SIDECAR}.env[name=TOKEN].valueFrom.secretKeyRef.name`]: 'vault',
      [`${SIDECAR}.env[name=TOKEN].valueFrom.secretKeyRef.key`]: 'token',
    },
  ],
  [{ references: { ENDPOINT: 'db:5432' } }, { [`${APP}.env[name=ENDPOINT].value`]: 'db:5432' }],
  [{ configRollout: false }, { [CONFIG_SUM]: gone, [SECRET_SUM]: gone }],
  [{ objects: { 'PriorityClass/rich': { value: 2000000 } } }, { 'PriorityClass value': 2000000 }],
  [{ objects: { 'Thing/thing': thing } }, { 'Thing thing': 'new' }],
  [{ extraObjects: [thing] }, { 'Thing thing': 'new' }],
  [{ extraObjects: [{ ...thing, kind: 'ClusterRole' }] }, { 'ClusterRole thing': 'new' }],
];

const SERVICE = { service: { enabled: true } };
const MONITOR = { podMonitor: { enabled: true } };
const POLICY = { networkPolicy: { enabled: true } };
const PODS = { 'app.kubernetes.io/name': 'rich', 'app.kubernetes.io/instance': 'rel' };

/** Objects that a user asks for: nothing else changes. */
const OPT_IN: readonly Row[] = [
  [SERVICE, { Service: 'new' }],
  [MONITOR, { PodMonitor: 'new' }],
  [POLICY, { NetworkPolicy: 'new' }],
];

/** What stands in them. */
const CONTENTS: readonly (readonly [values: Fields, kind: string, path: string, want: unknown])[] = [
  [SERVICE, 'Service', 'spec.type', 'ClusterIP'],
  [SERVICE, 'Service', 'spec.clusterIP', undefined],
  [SERVICE, 'Service', 'spec.selector', PODS],
  [
    SERVICE,
    'Service',
    'spec.ports',
    [
      { name: 'metrics', port: 9100, targetPort: 9100, protocol: 'TCP' },
      { name: '8125-udp', port: 8125, targetPort: 8125, protocol: 'UDP' },
    ],
  ],
  [{ service: { enabled: true, type: 'NodePort' } }, 'Service', 'spec.type', 'NodePort'],
  [{ service: { enabled: true, headless: true } }, 'Service', 'spec.clusterIP', 'None'],
  [{ service: { enabled: true, internalTrafficPolicy: 'Local' } }, 'Service', 'spec.internalTrafficPolicy', 'Local'],
  [{ service: { enabled: true, labels: { x: 'y' } } }, 'Service', 'metadata.labels.x', 'y'],
  [{ service: { enabled: true, annotations: { x: 'y' } } }, 'Service', 'metadata.annotations.x', 'y'],
  [{ extraObjects: [thing] }, 'Thing', 'metadata', { name: 'thing', namespace: 'monitoring' }],
  [{ extraObjects: [{ ...thing, metadata: { name: 'a', namespace: 'b' } }] }, 'Thing', 'metadata.namespace', 'b'],
  [{ extraObjects: [{ ...thing, kind: 'StorageClass' }] }, 'StorageClass', 'metadata.namespace', undefined],
  [MONITOR, 'PodMonitor', 'spec.selector.matchLabels', PODS],
  [MONITOR, 'PodMonitor', 'spec.podMetricsEndpoints', [{ port: 'metrics', path: '/metrics' }]],
  [
    {
      sidecars: { reloader: { ports: { reload: { containerPort: 1 } } } },
      podMonitor: {
        enabled: true,
        port: 'reload',
        path: '/m',
        interval: '30s',
        scrapeTimeout: '9s',
        labels: { release: 'prometheus' },
        relabelings: [{ targetLabel: 'node' }],
      },
    },
    'PodMonitor',
    'spec.podMetricsEndpoints',
    [{ port: 'reload', path: '/m', interval: '30s', scrapeTimeout: '9s', relabelings: [{ targetLabel: 'node' }] }],
  ],
  [{ podMonitor: { enabled: true, labels: { x: 'y' } } }, 'PodMonitor', 'metadata.labels.x', 'y'],
  [
    POLICY,
    'NetworkPolicy',
    'spec',
    { podSelector: { matchLabels: PODS }, policyTypes: ['Ingress', 'Egress'], ingress: [], egress: [] },
  ],
  [
    { networkPolicy: { enabled: true, ingress: [{ ports: [{ port: 9100 }] }], egress: [{}] } },
    'NetworkPolicy',
    'spec.ingress',
    [{ ports: [{ port: 9100 }] }],
  ],
  [{ networkPolicy: { enabled: true, egress: [{}] } }, 'NetworkPolicy', 'spec.egress', [{}]],
];

const ROWS = [...METADATA, ...IMAGES, ...ACCESS, ...CONTAINER, ...REST, ...OPT_IN];

const chart = chartOf(textOf('test/samples/rich.yaml'));
const alias = (index: number): string => `v${String(index).padStart(3, '0')}`;
/** So that the objects of all copies of the chart have the same names. */
const NAMES = { nameOverride: 'rich', fullnameOverride: 'rich' };

/** A copy of the chart for each row, and one with its own values. */
const umbrella = writeUmbrella({
  plain: { chart, values: NAMES },
  ...Object.fromEntries(
    [...ROWS, ...CONTENTS].map(([values], index) => [alias(index), { chart, values: merge(NAMES, values) }]),
  ),
});

const rendered = new Map<Helm, ReturnType<typeof templateUmbrella>>();
function renderings(helm: Helm): ReturnType<typeof templateUmbrella> {
  const found = rendered.get(helm) ?? templateUmbrella(helm, umbrella, { flags: ['--skip-schema-validation'] });
  rendered.set(helm, found);
  return found;
}

function changesOf(before: readonly KubernetesObject[], after: readonly KubernetesObject[]): Record<string, unknown> {
  const changes = compareObjects(before.map(comparable), after.map(comparable)).map((change) => {
    const object = change.object.replace('monitoring/', '').replace(/ rich$/, '');
    const place = change.path === '' ? object : `${object} ${change.path}`;
    const what = change.kind === 'missing' ? gone : change.kind === 'extra' && change.path === '' ? 'new' : change.got;
    return [place, what];
  });
  return Object.fromEntries(changes);
}

const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** As much of what stands there as the row says. */
function asTold(want: unknown, got: unknown): unknown {
  if (want === any && got !== gone) return any;
  if (!isMap(want) || !isMap(got)) return got;
  return Object.fromEntries(Object.keys(want).map((key) => [key, asTold(want[key], got[key])]));
}

/** Without the one label that holds the alias. */
function comparable(object: KubernetesObject): KubernetesObject {
  const { 'helm.sh/chart': _, ...labels } = object.metadata.labels ?? {};
  return { ...object, metadata: { ...object.metadata, labels } };
}

for (const [index, [values, changes]] of ROWS.entries()) {
  test(`${JSON.stringify(values)} changes what it says`, () =>
    everyHelm(async (helm) => {
      const objects = await renderings(helm);
      const got = changesOf(objects.get('plain') ?? [], objects.get(alias(index)) ?? []);
      const told = Object.entries(got).map(([place, to]) => [place, asTold(changes[place], to)]);
      assert.equal(Object.fromEntries(told), changes, helm.version);
    }));
}

for (const [index, [values, kind, path, want]] of CONTENTS.entries()) {
  test(`${JSON.stringify(values)} gives ${kind} its ${path}`, () =>
    everyHelm(async (helm) => {
      const objects = (await renderings(helm)).get(alias(ROWS.length + index)) ?? [];
      assert.equal(
        at(
          objects.find((object) => object.kind === kind),
          path,
        ),
        want,
        helm.version,
      );
    }));
}

const validate = new Ajv({ allErrors: true, strict: false }).compile(JSON.parse(fileOf(chart, 'values.schema.json')));

test('the schema takes every one of these values', () => {
  for (const [values] of [...ROWS, ...CONTENTS]) {
    assert.ok(
      validate(merge(valuesOf(chart), values)),
      `${JSON.stringify(values)}: ${JSON.stringify(validate.errors)}`,
    );
  }
});

/** Told in releases.test.ts. */
const NAMING = ['nameOverride', 'fullnameOverride', 'namespaceOverride', 'namespace.name'];

test('every key of values.yaml is changed', () => {
  const sections = ['namespace', 'global', 'image', 'serviceAccount', 'rbac', 'service', 'podMonitor', 'networkPolicy'];
  const keysOf = (values: Fields): string[] =>
    Object.entries(values).flatMap(([key, value]) =>
      sections.includes(key) ? Object.keys(value as Fields).map((below) => `${key}.${below}`) : [key],
    );
  const changed = new Set([...NAMING, ...[...ROWS, ...CONTENTS].flatMap(([values]) => keysOf(values))]);
  assert.equal(
    keysOf(valuesOf(chart)).filter((key) => !changed.has(key)),
    [],
  );
});

test.run();
