/** Fields that the API server lets nobody change, one by one, each beside one of the same kind that may change. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { diffObjects } from '../../src/diff/objects.ts';
import type { Json, JsonObject, KubernetesObject } from '../../src/model/workload.ts';

const FIELDS: readonly [apiVersion: string, kind: string, path: string, before: Json, after: Json, refused: boolean][] =
  [
    [
      'rbac.authorization.k8s.io/v1',
      'RoleBinding',
      'roleRef',
      { kind: 'Role', name: 'a' },
      { kind: 'Role', name: 'b' },
      true,
    ],
    ['rbac.authorization.k8s.io/v1', 'RoleBinding', 'subjects', [], [{ kind: 'User', name: 'a' }], false],
    [
      'rbac.authorization.k8s.io/v1',
      'ClusterRoleBinding',
      'roleRef',
      { kind: 'ClusterRole', name: 'a' },
      { kind: 'ClusterRole', name: 'b' },
      true,
    ],
    ['v1', 'Secret', 'type', 'Opaque', 'kubernetes.io/tls', true],
    ['v1', 'Secret', 'data', { a: 'YQ==' }, { a: 'Yg==' }, false],
    ['v1', 'Service', 'spec.clusterIP', 'None', '10.0.0.1', true],
    ['v1', 'Service', 'spec.clusterIPs', ['10.0.0.1'], ['10.0.0.2'], true],
    ['v1', 'Service', 'spec.loadBalancerClass', 'a', 'b', true],
    ['v1', 'Service', 'spec.type', 'ClusterIP', 'NodePort', false],
    ['v1', 'PersistentVolumeClaim', 'spec.storageClassName', 'a', 'b', true],
    [
      'v1',
      'PersistentVolumeClaim',
      'spec.resources',
      { requests: { storage: '1Gi' } },
      { requests: { storage: '2Gi' } },
      false,
    ],
    ['v1', 'PersistentVolume', 'spec.hostPath', { path: '/a' }, { path: '/b' }, true],
    ['apps/v1', 'DaemonSet', 'spec.selector', { matchLabels: { a: '1' } }, { matchLabels: { a: '2' } }, true],
    ['apps/v1', 'DaemonSet', 'spec.minReadySeconds', 1, 2, false],
    ['apps/v1', 'Deployment', 'spec.selector', { matchLabels: { a: '1' } }, { matchLabels: { a: '2' } }, true],
    ['apps/v1', 'Deployment', 'spec.replicas', 1, 2, false],
    ['apps/v1', 'StatefulSet', 'spec.serviceName', 'a', 'b', true],
    [
      'batch/v1',
      'Job',
      'spec.template',
      { spec: { restartPolicy: 'Never' } },
      { spec: { restartPolicy: 'OnFailure' } },
      true,
    ],
    ['scheduling.k8s.io/v1', 'PriorityClass', 'value', 1, 2, true],
    ['scheduling.k8s.io/v1', 'PriorityClass', 'preemptionPolicy', 'Never', 'PreemptLowerPriority', true],
    ['scheduling.k8s.io/v1', 'PriorityClass', 'description', 'a', 'b', false],
    ['storage.k8s.io/v1', 'CSIDriver', 'spec.attachRequired', true, false, true],
    ['storage.k8s.io/v1', 'CSIDriver', 'spec.volumeLifecycleModes', ['Persistent'], ['Ephemeral'], true],
    ['storage.k8s.io/v1', 'CSIDriver', 'spec.podInfoOnMount', true, false, false],
    ['storage.k8s.io/v1', 'StorageClass', 'provisioner', 'a', 'b', true],
    ['storage.k8s.io/v1', 'StorageClass', 'parameters', { a: '1' }, { a: '2' }, true],
    ['storage.k8s.io/v1', 'StorageClass', 'reclaimPolicy', 'Delete', 'Retain', true],
    ['storage.k8s.io/v1', 'StorageClass', 'volumeBindingMode', 'Immediate', 'WaitForFirstConsumer', true],
    ['storage.k8s.io/v1', 'StorageClass', 'allowVolumeExpansion', true, false, false],
    ['storage.k8s.io/v1', 'VolumeAttributesClass', 'driverName', 'a', 'b', true],
    ['node.k8s.io/v1', 'RuntimeClass', 'handler', 'a', 'b', true],
    ['networking.k8s.io/v1', 'IngressClass', 'spec.controller', 'a', 'b', true],
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'spec.scope', 'Namespaced', 'Cluster', true],
    ['example.com/v1', 'RoleBinding', 'roleRefs', 'a', 'b', false],
  ];

function objectWith(apiVersion: string, kind: string, path: string, value: Json): KubernetesObject {
  const [field = '', ...rest] = path.split('.');
  const body: JsonObject = rest[0] === undefined ? { [field]: value } : { [field]: { [rest[0]]: value } };
  return { apiVersion, kind, metadata: { name: 'x' }, ...body };
}

for (const [apiVersion, kind, path, before, after, refused] of FIELDS) {
  test(`${path} of a ${kind} ${refused ? "can't change" : 'may change'}`, () => {
    const changes = diffObjects(
      [objectWith(apiVersion, kind, path, before)],
      [objectWith(apiVersion, kind, path, after)],
    );
    assert.ok(changes.length > 0);
    assert.equal(
      [...new Set(changes.map(({ impact }) => impact))],
      [refused ? 'breaking' : 'harmless'],
      JSON.stringify(changes),
    );
  });
}

test('an object that Helm keeps is no loss', () => {
  const kept = { 'helm.sh/resource-policy': 'keep' };
  const service = (annotations: JsonObject): KubernetesObject =>
    ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'x', annotations } }) as KubernetesObject;
  assert.is(diffObjects([service({})], [])[0]?.impact, 'breaking');
  assert.is(diffObjects([service(kept)], [])[0]?.impact, 'harmless');
});

test('labels that only repeat the versions are no change, but on the pods they are', () => {
  const labelled = (version: string): KubernetesObject => {
    const labels = { 'helm.sh/chart': `a-${version}`, 'app.kubernetes.io/version': version };
    return { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'x', labels }, spec: {} };
  };
  assert.equal(diffObjects([labelled('1')], [labelled('2')]), []);
  const pods = (version: string): KubernetesObject => ({
    ...labelled('1'),
    spec: { template: { metadata: { labels: { 'helm.sh/chart': version } } } },
  });
  assert.equal(
    diffObjects([pods('1')], [pods('2')]).map(({ path, impact }) => [path, impact]),
    [['spec.template.metadata.labels["helm.sh/chart"]', 'restart']],
  );
});

test.run();
