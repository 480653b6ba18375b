/** Every way in which a pod names an object, and what comes of an object that goes or comes while pods name it. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { judgeAdded, judgeRemoved } from '../../src/diff/presence.ts';
import { usedBy } from '../../src/diff/uses.ts';
import type { JsonObject, KubernetesObject } from '../../src/model/workload.ts';
import { parseKubectlYaml } from '../support/kubectl-yaml.ts';

const PODS: readonly [pod: string, uses: string][] = [
  ['serviceAccountName: a', 'ServiceAccount a'],
  ['serviceAccount: a', 'ServiceAccount a'],
  ['{}', 'ServiceAccount default'],
  ['imagePullSecrets: [{name: a}]', 'Secret a'],
  ['volumes: [{name: v, configMap: {name: a}}]', 'ConfigMap a'],
  ['volumes: [{name: v, secret: {secretName: a}}]', 'Secret a'],
  ['volumes: [{name: v, persistentVolumeClaim: {claimName: a}}]', 'PersistentVolumeClaim a'],
  ['volumes: [{name: v, projected: {sources: [{configMap: {name: a}}]}}]', 'ConfigMap a'],
  ['volumes: [{name: v, projected: {sources: [{secret: {name: a}}]}}]', 'Secret a'],
  ['volumes: [{name: v, csi: {driver: d, nodePublishSecretRef: {name: a}}}]', 'Secret a'],
  ['containers: [{name: c, env: [{name: E, valueFrom: {configMapKeyRef: {name: a, key: k}}}]}]', 'ConfigMap a'],
  ['containers: [{name: c, env: [{name: E, valueFrom: {secretKeyRef: {name: a, key: k}}}]}]', 'Secret a'],
  ['containers: [{name: c, envFrom: [{configMapRef: {name: a}}]}]', 'ConfigMap a'],
  ['initContainers: [{name: c, envFrom: [{secretRef: {name: a}}]}]', 'Secret a'],
  ['priorityClassName: a', 'PriorityClass a'],
  ['runtimeClassName: a', 'RuntimeClass a'],
  // Data that looks like it.
  ['nodeSelector: {configMap: a, secret: a}', 'ServiceAccount default'],
];

const show = (identities: ReadonlySet<string>): string[] =>
  [...identities].map((identity) => {
    const [, kind, , name] = JSON.parse(identity) as string[];
    return `${kind} ${name}`;
  });

const workload = (kind: string, spec: JsonObject): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name: 'w', namespace: 'n' },
  spec,
});

for (const [pod, uses] of PODS) {
  test(`a pod with ${pod}`, () => {
    const spec = parseKubectlYaml(pod)[0] as JsonObject;
    assert.ok(show(usedBy([workload('DaemonSet', { template: { spec } })])).includes(uses));
    assert.is(show(usedBy([workload('DaemonSet', { template: { spec } })])).length, uses.startsWith('Serv') ? 1 : 2);
  });
}

test('the pods of every kind of workload, in their own namespace', () => {
  const spec = { serviceAccountName: 'a' };
  const all: readonly KubernetesObject[] = [
    workload('Deployment', { template: { spec } }),
    workload('Pod', spec),
    workload('CronJob', { jobTemplate: { spec: { template: { spec } } } }),
  ];
  const want = JSON.stringify(['', 'ServiceAccount', 'n', 'a']);
  for (const one of all) assert.equal([...usedBy([one])], [want]);
});

test('an account brings its pull Secrets along', () => {
  const account = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'a' },
    imagePullSecrets: [{ name: 's' }],
  };
  assert.equal(show(usedBy([account])), ['Secret s']);
});

test('an object that goes while pods name it, or comes after they named it', () => {
  const config = (annotations: JsonObject = {}) =>
    ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', annotations } }) as KubernetesObject;
  const told = ({ impact, why }: ReturnType<typeof judgeAdded>) => `${impact} ${why?.code}`;
  assert.is(told(judgeRemoved(config(), [], true)), 'breaking used-object-removed');
  assert.is(told(judgeRemoved(config(), [], false)), 'harmless undefined');
  assert.is(told(judgeRemoved(config({ 'helm.sh/resource-policy': 'keep' }), [], true)), 'harmless undefined');
  assert.is(told(judgeAdded(config(), [], true)), 'breaking object-taken-over');
  assert.is(told(judgeAdded(config(), [], false)), 'harmless undefined');
});

test.run();
