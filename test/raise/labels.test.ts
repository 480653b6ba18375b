/** Labels of the platform stand where the manifest has a field for them, and are never lost. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { render } from '../support/lowered.ts';
import { daemonSet, raiseOne } from '../support/raised.ts';

const labelled = (labels: string): string =>
  daemonSet({}).replace('namespace: monitoring', `$&, labels: {team: a, ${labels}}`);

for (const [what, labels, metadata, own] of [
  ['a platform’s organization', 'planton.ai/organization: acme', { org: 'acme' }, undefined],
  ['its environment and id', 'planton.ai/environment: e, planton.ai/id: i', { id: 'i', env: 'e' }, undefined],
  ['what every chart says', 'planton.ai/resource: "true", planton.ai/name: agent', {}, undefined],
  ['another name', 'planton.ai/name: other', {}, { 'planton.ai/name': 'other' }],
  ['a label of the platform’s own', 'pulumi.planton.dev/stack: s', {}, { 'pulumi.planton.dev/stack': 's' }],
] as const) {
  test(what, () => {
    const raised = raiseOne(labelled(labels));
    assert.equal(raised.metadata, { name: 'agent', ...metadata, labels: { team: 'a' } });
    assert.equal(raised.spec.daemonset?.labels, own);
  });
}

test('adopted, all stand on the object itself: its chart sets none', () => {
  const raised = raiseOne(labelled('planton.ai/organization: acme, planton.ai/resource: "true"'), { adopt: true });
  assert.equal(raised.metadata, { name: 'agent', labels: { team: 'a' } });
  assert.equal(raised.spec.daemonset?.labels, { 'planton.ai/organization': 'acme', 'planton.ai/resource': 'true' });
});

test('what a chart of ours renders is no wish of the user’s', () => {
  const objects = render({
    metadata: 'org: acme',
    spec: `
      namespace: monitoring
      create_namespace: true
      service_account: {create: true}
      rbac: {cluster_rules: [{api_groups: [""], resources: [pods], verbs: [get]}]}
      config_maps: {conf: {data: {a: b}}}
      container: {app: {image: "agent:1", volume_mounts: [{name: conf, mount_path: /conf, config_map: {name: conf}}]}}
    `,
  });
  const { metadata, spec } = raiseOne(
    Object.values(objects)
      .map((object) => JSON.stringify(object))
      .join('\n---\n'),
  );
  assert.equal(metadata, { name: 'agent', org: 'acme' });
  assert.equal(JSON.stringify(spec).match(/planton|checksum|resource-policy|argocd/g), null);
});

test.run();
