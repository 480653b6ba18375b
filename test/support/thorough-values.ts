/** Values that move every knob of a chart: with texts that lose their meaning without quotes, with numbers that Helm prints as 1e+06. */
import type { JsonObject } from '../../src/model/workload.ts';
import { withoutRefused } from './arbitraries/values.ts';
import type { Fields } from './manifests.ts';

const texts = (key: string) => ({ [key]: 'on', number: '1e3', octal: '0644' });
const MILLION = 1_000_000;

const CONTAINER = {
  image: { registry: '1.2', repository: 'x', tag: '1e3', digest: `sha256:${'ab'.repeat(32)}`, pullPolicy: 'Never' },
  command: ['on', 'end\n\n'],
  args: ['off', '1e3'],
  extraArgs: ['0644'],
  env: {
    A: 'before others',
    y: 'on',
    lines: 'a\n\n',
    number: MILLION,
    truth: true,
    from: { valueFrom: { configMapKeyRef: { name: 'config', key: 'on' } } },
    taken: 'by extraEnv',
  },
  extraEnv: [
    { name: 'taken', value: '1e3' },
    { name: 'off', valueFrom: { secretKeyRef: { name: 'y', key: 'n' } } },
    { name: 'twice', value: 'a' },
    { name: 'twice', value: 'b' },
  ],
  envFrom: [{ prefix: 'y', configMapRef: { name: 'config' } }],
  extraEnvFrom: [{ secretRef: { name: 'on' } }],
  ports: {
    on: { containerPort: 8080, protocol: 'UDP', hostPort: 8081, hostIP: '1e3' },
    z: { containerPort: 65535, name: '' },
    a: { containerPort: 1, name: 'y' },
  },
  livenessProbe: { httpGet: null, tcpSocket: null, exec: { command: ['on'] }, periodSeconds: MILLION },
  readinessProbe: { grpc: { port: 1, service: 'on' } },
  startupProbe: { tcpSocket: { port: 'on' } },
  lifecycle: {
    preStop: { exec: { command: ['off'] } },
    postStart: { sleep: { seconds: MILLION } },
    stopSignal: 'SIGTERM',
  },
  resources: {
    limits: { cpu: '1', memory: '', 'example.com/x': MILLION },
    requests: { cpu: '' },
    claims: [{ name: 'on' }],
  },
  securityContext: { runAsUser: MILLION, privileged: false },
  volumeMounts: { on: { mountPath: '/on', readOnly: true }, 'on-2': { name: 'on', mountPath: '/y', subPath: '1e3' } },
  extraVolumeMounts: [{ name: 'off', mountPath: '/off' }],
  workingDir: 'on',
  terminationMessagePath: 'end\n\n',
  tty: true,
};

const RULE = { apiGroups: [''], resources: ['pods'], verbs: ['get'], resourceNames: ['on'] };

const EVERYTHING: JsonObject = {
  namespace: { create: true, keep: false, labels: texts('a'), annotations: { end: 'a\n\n' } },
  commonLabels: texts('common'),
  commonAnnotations: texts('common'),
  podLabels: texts('pod'),
  podAnnotations: texts('pod'),
  daemonsetLabels: texts('set'),
  daemonsetAnnotations: texts('set'),
  imagePullSecrets: ['on', { name: 'off' }, 'on'],
  containerName: 'n',
  serviceAccount: {
    create: true,
    name: 'y',
    labels: texts('account'),
    annotations: texts('account'),
    automount: false,
    imagePullSecrets: ['1e3', { name: 'no' }],
  },
  rbac: { rules: [RULE], clusterRules: [RULE], name: 'y', clusterName: 'n' },
  volumes: { on: { configMap: { name: 'config', defaultMode: 420 } }, off: { hostPath: { path: '0644' } } },
  extraVolumes: [{ name: 'last', secret: { secretName: 'on' } }],
  initContainers: { on: CONTAINER, a: { image: { repository: 'a' } }, y: { image: { repository: 'y', tag: '' } } },
  extraInitContainers: [{ name: 'off', image: 'x' }],
  sidecars: { on: CONTAINER, a: { image: { repository: 'a' } } },
  extraContainers: [{ name: 'off', image: 'x' }],
  nodeSelector: texts('node'),
  tolerations: [{ key: 'on', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: MILLION }],
  affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: {} }] } },
  priorityClassName: 'on',
  updateStrategy: { type: 'OnDelete' },
  minReadySeconds: MILLION,
  revisionHistoryLimit: MILLION,
  terminationGracePeriodSeconds: MILLION,
  hostNetwork: true,
  hostPID: true,
  dnsPolicy: 'Default',
  dnsConfig: { nameservers: ['1.2.3.4'], options: [{ name: 'ndots', value: '1e3' }] },
  podSecurityContext: { fsGroup: MILLION },
  podResources: { limits: { cpu: '1e3' } },
  schedulerName: 'on',
  automountServiceAccountToken: false,
  configMaps: {
    on: {
      data: { y: 'on', end: 'a\n\n' },
      binaryData: { n: 'AA==' },
      immutable: true,
      name: 'off',
      labels: texts('map'),
      annotations: texts('map'),
    },
    off: 'end\n\n',
  },
  objects: {
    // A kind of one's own may be called anything.
    'Null/x': { apiVersion: 'example.com/v1', kind: 'Null', metadata: { name: 'on' }, nulls: [null, { a: null }] },
    'ConfigMap/x': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'on' }, data: { end: 'a\n\n' } },
  },
  extraObjects: [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'y', labels: texts('x') },
      nulls: [null, { a: null }],
      data: { a: '1e3\n\n' },
    },
    // A text is a template; this one says the same whatever it is rendered with.
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "n"}\ndata: {a: "on"}\n',
  ],
  service: {
    enabled: true,
    type: 'NodePort',
    internalTrafficPolicy: 'Local',
    labels: texts('service'),
    annotations: texts('service'),
  },
  podMonitor: {
    enabled: true,
    port: 'on',
    path: '0644',
    interval: '1e3',
    scrapeTimeout: '1',
    labels: texts('monitor'),
    relabelings: [{ action: 'on', regex: null }],
  },
  ...CONTAINER,
};

/** With names that YAML would take for something else. */
const NAMED: JsonObject = {
  nameOverride: 'on',
  commonAnnotations: { end: 'a\n\n' },
  namespaceOverride: '1e3',
  global: { imageRegistry: '0.1', imagePullSecrets: ['on', { name: 'y' }] },
  service: { enabled: true },
  podMonitor: { enabled: true },
  networkPolicy: { enabled: true, ingress: [{ from: [{ ipBlock: { cidr: '::/0' } }] }], egress: [{}] },
  configRollout: false,
  rbac: { create: false },
  serviceAccount: { create: false, name: '' },
  existingSecret: 'on',
};

/** Values for a chart with these defaults, each key as it is, gone, empty or everything. */
export function thoroughValues(defaults: Fields): JsonObject[] {
  const volumes = Object.entries((defaults['volumes'] ?? {}) as Fields);
  const otherOf = (source: unknown): JsonObject =>
    'emptyDir' in (source as object) ? { hostPath: { path: 'on' } } : { emptyDir: { medium: 'on' } };
  const otherVolumes = Object.fromEntries(volumes.map(([name, source]) => [name, otherOf(source)]));
  const install = ['secretEnv', 'secrets', 'references', 'imageCredentials'];
  const optional = Object.keys(defaults).filter((key) => !install.includes(key));
  const handler = { exec: { command: ['other'] } };
  const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'].map((probe) => [probe, handler]);
  // The type of a Secret is any text.
  const secrets = Object.keys((defaults['secrets'] ?? {}) as Fields).map((name) => [
    name,
    { type: 'on', name: 'exact' },
  ]);
  const all: JsonObject[] = [
    secrets.length === 0 ? EVERYTHING : { ...EVERYTHING, secrets: Object.fromEntries(secrets) },
    NAMED,
    {
      ...EVERYTHING,
      ...NAMED,
      existingSecretKeys: { on: 'y' },
      fullnameOverride: '123',
      updateStrategy: { rollingUpdate: { maxSurge: '10%' } },
    },
    {
      fullnameOverride: 'My_Agent.x-',
      namespace: { create: true, name: 'on' },
      service: { enabled: true, headless: true, labels: null },
    },
    {
      fullnameOverride: '123',
      hostNetwork: false,
      networkPolicy: { enabled: true },
      service: { enabled: true, headless: true, type: null },
      podMonitor: { enabled: true, path: '' },
      rbac: { rules: [RULE] },
    },
    {
      hostNetwork: false,
      networkPolicy: { enabled: true, ingress: [{ ports: [{ port: 1 }] }], egress: [{}] },
      commonAnnotations: { end: 'a\n\n' },
      rbac: { rules: [RULE], name: 'on' },
    },
    { image: { registry: null, repository: 'x', tag: 'y' }, lifecycle: { preStop: {}, postStart: { exec: null } } },
    { fullnameOverride: 'on', service: { enabled: true, type: null } },
    ...monitored(defaults),
    inEach(defaults, (container) => ({ env: otherSources(container) })),
    inEach(defaults, added),
    ownNames(defaults),
    ...asked(defaults),
    { volumes: otherVolumes, ...Object.fromEntries(probes), lifecycle: { preStop: handler, postStart: handler } },
    ...optional.map((key) => ({ [key]: null })),
    Object.fromEntries(optional.filter((key) => key !== 'namespace').map((key) => [key, null])),
  ];
  return all.map((values) => withoutRefused(values as Fields, defaults) as JsonObject);
}

/** A port of a container that Kubernetes' own form gives, of either kind. */
function monitored(defaults: Fields): JsonObject[] {
  if (defaults['podMonitor'] === undefined) return [];
  const extra = [{ name: 'extra', image: 'x', ports: [{ name: 'extra', containerPort: 1 }] }];
  const podMonitor = { enabled: true, port: 'extra' };
  return [
    { podMonitor, extraContainers: extra },
    { podMonitor, extraInitContainers: extra },
  ];
}

/** Another source for each variable that has one. */
function otherSources(container: Fields): JsonObject {
  const other = (source: Fields): JsonObject =>
    source['fieldRef'] === undefined
      ? { fieldRef: { fieldPath: 'spec.nodeName' } }
      : { configMapKeyRef: { name: 'on', key: 'x' } };
  return Object.fromEntries(
    Object.entries((container['env'] ?? {}) as Fields).flatMap(([name, variable]) => {
      const source = (variable as Fields | null)?.['valueFrom'] as Fields | undefined;
      return source === undefined ? [] : [[name, { valueFrom: other(source) }]];
    }),
  );
}

/** What goes before all others, an image that says nothing, and other probes. */
function added(container: Fields): JsonObject {
  const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'].filter((probe) => container[probe] !== undefined);
  return {
    image: { registry: null, repository: null },
    env: { A: 'first' },
    ports: { a: { containerPort: 1 } },
    volumeMounts: { a: { mountPath: '/a' } },
    ...Object.fromEntries(probes.map((probe) => [probe, { exec: { command: ['other'] } }])),
  };
}

/** Values for each container that a chart has. */
function inEach(defaults: Fields, of: (container: Fields) => JsonObject): JsonObject {
  const groups = ['sidecars', 'initContainers'].map((group) => [
    group,
    Object.fromEntries(
      Object.entries((defaults[group] ?? {}) as Record<string, Fields>).map(([name, one]) => [name, of(one)]),
    ),
  ]);
  return { ...of(defaults), ...Object.fromEntries(groups) };
}

/** Secret variables, and references, of a chart that asks for some: more of them, and none. */
function asked(defaults: Fields): JsonObject[] {
  const more = {
    secretEnv: { NEW: 'on', y: '1e3' },
    sidecars: { on: { image: { repository: 'x' }, secretEnv: { T: 'end\n\n' } } },
    initContainers: { on: { image: { repository: 'x' }, env: { P: 'plain' }, secretEnv: { T: 'on' } } },
  };
  const existing = { existingSecret: 'on', existingSecretKeys: { NEW: 'n', 'on.T': 'y' } };
  const secrets = [more, { ...more, ...existing }, { secretEnv: null }, { ...existing, secretEnv: null }];
  return [
    ...(defaults['existingSecret'] === undefined ? [] : secrets),
    ...(defaults['references'] === undefined ? [] : [{ references: null }]),
  ];
}

/** References to the chart's own ConfigMaps and Secrets where values may bring them along. */
function ownNames(defaults: Fields): JsonObject {
  const first = (key: string): string => Object.keys((defaults[key] ?? {}) as object)[0] ?? 'none';
  const [configMap, secret] = [first('configMaps'), first('secrets')];
  return {
    // These two name Secrets as they stand.
    global: { imagePullSecrets: [secret] },
    existingSecret: secret,
    imagePullSecrets: [secret],
    env: { own: { valueFrom: { secretKeyRef: { name: secret, key: 'x' } } } },
    extraEnv: [
      { name: 'extra', valueFrom: { configMapKeyRef: { name: configMap, key: 'x' } } },
      { name: 'hidden', valueFrom: { secretKeyRef: { name: secret, key: 'x' } } },
    ],
    envFrom: [{ configMapRef: { name: configMap } }],
    extraEnvFrom: [{ secretRef: { name: secret } }],
    volumes: { own: { projected: { sources: [{ configMap: { name: configMap } }, { secret: { name: secret } }] } } },
    extraVolumes: [
      { name: 'extra', projected: { sources: [{ configMap: { name: configMap } }, { secret: { name: secret } }] } },
    ],
  };
}
