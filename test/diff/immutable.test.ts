/** Fields that the API server lets nobody change, one by one, each beside one of the same kind that may change. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Change } from '../../src/diff/change.ts';
import { diffObjects as diffOwned } from '../../src/diff/objects.ts';
import { ownershipOf } from '../../src/diff/ownership.ts';
import type { JsonObject, KubernetesObject } from '../../src/model/workload.ts';
import { FIELD_CHANGES } from '../support/immutable-fields.ts';

const diffObjects = (before: readonly KubernetesObject[], after: readonly KubernetesObject[]): Change[] =>
  diffOwned(ownershipOf({ objects: before, files: [] }), ownershipOf({ objects: after, files: [] }));

for (const { title, before, after, refused } of FIELD_CHANGES) {
  test(`${title} ${refused ? "can't change" : 'may change'}`, () => {
    const changes = diffObjects([before], [after]);
    const impacts = new Set(changes.map(({ impact }) => impact));
    assert.is(impacts.has('breaking'), refused, JSON.stringify(changes));
    assert.ok(changes.length > 0 || !refused);
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
