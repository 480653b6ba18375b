/** Each key of a chart's values as it is, gone, empty or with everything. */
import type { JsonObject } from '../../src/model/workload.ts';
import { withoutRefused } from './arbitraries/refusable.ts';
import { EVERYTHING, NAMED, RULE } from './every-knob.ts';
import type { Fields } from './manifests.ts';

/** In base64 it is 0400. */
const NUMBER_IN_BASE64 = '\u04cd4';

/** Values for a chart with these defaults. */
export function thoroughValues(defaults: Fields): JsonObject[] {
  const volumes = Object.entries((defaults['volumes'] ?? {}) as Fields);
  const otherOf = (source: unknown): JsonObject =>
    'emptyDir' in (source as object) ? { hostPath: { path: 'on' } } : { emptyDir: { medium: 'on' } };
  const otherVolumes = Object.fromEntries(volumes.map(([name, source]) => [name, otherOf(source)]));
  const install = ['secretEnv', 'secrets', 'references', 'imageCredentials'];
  const optional = Object.keys(defaults).filter((key) => !install.includes(key));
  const handler = { exec: { command: ['other'] } };
  const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'].map((probe) => [probe, handler]);
  const all: JsonObject[] = [
    defaults['secrets'] === undefined ? EVERYTHING : { ...EVERYTHING, secrets: moreSecrets(defaults['secrets']) },
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
      namespaceOverride: '1e3',
      rbac: { rules: [RULE], name: 'on' },
    },
    { image: { registry: null, repository: 'x', tag: 'y' }, lifecycle: { preStop: {}, postStart: { exec: null } } },
    { fullnameOverride: 'on', service: { enabled: true, type: null } },
    { command: [null, 'a'], args: ['a', null, 'b'], lifecycle: { stopSignal: 'on' } },
    { serviceAccount: { create: false, automount: false, name: '' }, rbac: { rules: [RULE], clusterRules: [RULE] } },
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

/** Secrets of the chart under names and types that YAML would take for something else, and more of them. */
function moreSecrets(secrets: unknown): JsonObject {
  const known = Object.keys(secrets as Fields).map((name) => [name, { type: 'on', name: '1e3' }]);
  return {
    ...Object.fromEntries(known),
    a: { data: { on: 'a', '1e3': NUMBER_IN_BASE64 }, immutable: true, labels: { on: 'on' } },
    z: { data: { a: 'b' }, type: '', name: 'off' },
  };
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
    env: {
      own: { valueFrom: { secretKeyRef: { name: secret, key: 'x' } } },
      map: { valueFrom: { configMapKeyRef: { name: configMap, key: 'x' } } },
    },
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
