import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json, JsonObject, KubernetesObject } from '../../src/model/workload.ts';
import { installValues, type Overrides } from '../../src/render/index.ts';
import { objectsUnder } from '../../src/verify/overlay/objects.ts';
import { laidOver } from '../../src/verify/overlay/values.ts';
import { compiled } from '../support/compiled.ts';

/** Base, what is laid over it, and what Helm makes of the two. */
const MERGES: readonly (readonly [base: Json | undefined, over: Json | undefined, want: Json | undefined])[] = [
  ['a', undefined, 'a'],
  ['a', 'b', 'b'],
  ['a', null, undefined],
  [
    { a: 1, b: 2 },
    { b: 3, c: 4 },
    { a: 1, b: 3, c: 4 },
  ],
  [{ a: 1, b: 2 }, { b: null }, { a: 1 }],
  [{ a: { b: 1 } }, { a: { c: 2 } }, { a: { b: 1, c: 2 } }],
  [[1, 2], [3], [3]],
  [[1], [], []],
  [{ a: 1 }, {}, { a: 1 }],
  ['a', { b: 1 }, { b: 1 }],
  [undefined, { a: null, b: [null, 1] }, { b: [1] }],
];
for (const [base, over, want] of MERGES) {
  test(`${JSON.stringify(over)} over ${JSON.stringify(base)}`, () => assert.equal(laidOver(base, over), want));
}

const DIGEST = `sha256:${'a'.repeat(64)}`;
const { workload } = compiled(`apiVersion: kubernetes.planton.dev/v1alpha1
kind: KubernetesDaemonSet
metadata: {name: agent}
spec:
  namespace: {value: monitoring}
  container:
    app:
      image: {repo: registry.example.com/team/agent, tag: "1", digest: "${DIGEST}"}
      args: [a]
      env:
        variables: [{name: A, value: a}, {name: B, value: b}]
        secrets: [{name: TOKEN, value: s3cret}]
      ports: [{name: metrics, container_port: 80}]
      liveness_probe: {http_get: {path: /, port: 80}}
      volume_mounts: [{name: logs, mount_path: /logs, host_path: {path: /var/log}}]
  tolerations: [{operator: Exists}]
`);

const APP = 'DaemonSet.spec.template.spec.containers.0';

/** Values, a path below a kind, and what stands there. */
const KNOBS: readonly (readonly [values: JsonObject, path: string, want: unknown])[] = [
  [{}, `${APP}.image`, `registry.example.com/team/agent:1@${DIGEST}`],
  [{ image: { tag: '2' } }, `${APP}.image`, 'registry.example.com/team/agent:2'],
  [{ image: { registry: 'mirror:5000' } }, `${APP}.image`, `mirror:5000/team/agent:1@${DIGEST}`],
  [{ global: { imageRegistry: 'g.io' } }, `${APP}.image`, `g.io/team/agent:1@${DIGEST}`],
  [{ global: { imageRegistry: 'g.io/' } }, `${APP}.image`, `g.io/team/agent:1@${DIGEST}`],
  [{ extraArgs: ['b'] }, `${APP}.args`, ['a', 'b']],
  [{ args: null }, `${APP}.args`, undefined],
  [
    { env: { A: null, C: 1000000 }, secretEnv: { TOKEN: null } },
    `${APP}.env`,
    [
      { name: 'B', value: 'b' },
      { name: 'C', value: '1000000' },
    ],
  ],
  [{ extraEnv: [{ name: 'A', value: 'x' }] }, `${APP}.env.0`, { name: 'A', value: 'x' }],
  [
    {
      extraEnv: [
        { name: 'C', value: 'x' },
        { name: 'C', value: 'y' },
      ],
    },
    `${APP}.env.3`,
    { name: 'C', value: 'y' },
  ],
  [{ hostname: '' }, 'DaemonSet.spec.template.spec.hostname', undefined],
  [
    { updateStrategy: { rollingUpdate: { maxSurge: '10%' } } },
    'DaemonSet.spec.updateStrategy.rollingUpdate',
    { maxUnavailable: 0, maxSurge: '10%' },
  ],
  [
    { updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 2 } } },
    'DaemonSet.spec.updateStrategy.rollingUpdate',
    { maxUnavailable: 2, maxSurge: 1 },
  ],
  [
    { serviceAccount: { name: 'x', automount: false } },
    'DaemonSet.spec.template.spec.automountServiceAccountToken',
    false,
  ],
  [
    { existingSecret: 'mine', existingSecretKeys: { TOKEN: 't' } },
    `${APP}.env.2.valueFrom.secretKeyRef`,
    { name: 'mine', key: 't' },
  ],
  [
    { ports: { metrics: { containerPort: 81 } } },
    `${APP}.ports`,
    [{ name: 'metrics', containerPort: 81, protocol: 'TCP' }],
  ],
  [{ livenessProbe: { exec: { command: ['x'] } } }, `${APP}.livenessProbe`, { exec: { command: ['x'] } }],
  [{ volumes: { logs: { emptyDir: {} } } }, 'DaemonSet.spec.template.spec.volumes', [{ name: 'logs', emptyDir: {} }]],
  [{ tolerations: [] }, 'DaemonSet.spec.template.spec.tolerations', undefined],
  [{ extraContainers: [{ name: 'x' }] }, 'DaemonSet.spec.template.spec.containers.1', { name: 'x' }],
  [{ tolerations: [null, { key: 'a', value: null }] }, 'DaemonSet.spec.template.spec.tolerations', [{ key: 'a' }]],
  [
    { objects: { 'Any/x': { apiVersion: 'x/v1', kind: 'Any', metadata: { name: 'x' }, list: [null, { a: null }] } } },
    'Any.list',
    [null, { a: null }],
  ],
  [{ updateStrategy: { type: 'OnDelete' } }, 'DaemonSet.spec.updateStrategy', { type: 'OnDelete' }],
  [{ fullnameOverride: 'My_Name-' }, 'DaemonSet.metadata.name', 'my-name'],
  [{ nameOverride: 'x' }, 'DaemonSet.metadata.name', 'rel-x'],
  [{ namespaceOverride: 'x' }, 'DaemonSet.metadata.namespace', 'x'],
  [
    { service: { enabled: true } },
    'Service.spec.ports',
    [{ name: 'metrics', port: 80, targetPort: 80, protocol: 'TCP' }],
  ],
  [{ podMonitor: { enabled: true } }, 'PodMonitor.spec.podMetricsEndpoints', [{ port: 'metrics', path: '/metrics' }]],
  [{ networkPolicy: { enabled: true, egress: [{}] } }, 'NetworkPolicy.spec.egress', [{}]],
];
for (const [values, path, want] of KNOBS) {
  test(`${JSON.stringify(values)}: ${path}`, () => {
    const objects = objectsUnder(workload, values, (changed, overrides) => ({
      name: 'rel',
      namespace: 'default',
      overrides,
      values: installValues(changed, ({ key }) => key),
    }));
    assert.equal(at(objects, path), want);
  });
}

test('a secret variable that values take out is in no Secret', () => {
  const release = (changed: typeof workload, overrides: Overrides) => ({
    name: 'rel',
    namespace: 'default',
    overrides,
    values: installValues(changed, ({ key }) => key),
  });
  const kinds = (values: JsonObject) => objectsUnder(workload, values, release).map(({ kind }) => kind);
  assert.ok(kinds({}).includes('Secret'));
  for (const values of [{ existingSecret: 'mine' }, { extraEnv: [{ name: 'TOKEN', value: '' }] }]) {
    assert.not.ok(kinds(values).includes('Secret'), JSON.stringify(values));
  }
});

/** Of the first object of a kind. */
function at(objects: readonly KubernetesObject[], path: string): unknown {
  const [kind, ...keys] = path.split('.');
  const object: unknown = objects.find((one) => one.kind === kind);
  return keys.reduce((value, key) => (value as Record<string, unknown> | undefined)?.[key], object);
}

test.run();
