/** Values that move every knob of a chart: with texts that lose their meaning without quotes, with numbers that Helm prints as 1e+06. */
import type { JsonObject } from '../../src/model/workload.ts';

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

export const RULE = { apiGroups: [''], resources: ['pods'], verbs: ['get'], resourceNames: ['on'] };

export const EVERYTHING: JsonObject = {
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
export const NAMED: JsonObject = {
  nameOverride: 'on',
  commonAnnotations: { end: 'a\n\n' },
  namespaceOverride: '1e3',
  global: { imageRegistry: '0.1', imagePullSecrets: ['on', { name: 'y' }] },
  service: { enabled: true },
  podMonitor: { enabled: true },
  // On the host's network a pod is not isolated.
  hostNetwork: false,
  networkPolicy: { enabled: true, ingress: [{ from: [{ ipBlock: { cidr: '::/0' } }] }], egress: [{}] },
  configRollout: false,
  rbac: { create: false },
  serviceAccount: { create: false, name: '' },
  existingSecret: 'on',
};
