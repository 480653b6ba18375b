import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { agentName } from '../../src/raise/identity.ts';
import { daemonSet, raiseOne } from '../support/raised.ts';

for (const [name, want] of [
  ['agent', 'agent'],
  ['agent.v2', 'agent-v2'],
  ['0agent', '0agent'],
  ['a'.repeat(70), 'a'.repeat(63)],
  [`${'a'.repeat(62)}.b`, 'a'.repeat(62)],
] as const) {
  test(`the name of ${name} is ${want}`, () => assert.is(agentName(name), want));
}

test('a name that is no DNS label is kept for the object', () => {
  const { name, spec } = raiseOne(daemonSet({ name: 'agent.v2' }));
  assert.is(name, 'agent-v2');
  assert.equal(spec.daemonset, { name: 'agent.v2' });
});

const NAMESPACE =
  '\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: monitoring, labels: {team: a, kubernetes.io/metadata.name: monitoring}}\n';

test('a namespace is created where it stands beside the DaemonSet', () => {
  const { spec } = raiseOne(daemonSet({}) + NAMESPACE);
  assert.equal(spec.namespace, { value: 'monitoring', labels: { team: 'a' } });
  assert.is(spec.create_namespace, true);
});

const labelled = (labels: string): string =>
  daemonSet({}).replace('metadata: {labels: {app: agent}}', `metadata: {labels: {app: agent, ${labels}}}`);

test('labels the chart selects by are the chart’s, which a finding says where they change', () => {
  const { spec, findings } = raiseOne(labelled('app.kubernetes.io/name: other, app.kubernetes.io/instance: agent'));
  assert.equal(spec.pod?.labels, { app: 'agent' });
  assert.equal(findings, ['label-set-by-chart: other']);
});

test('adopted: labels, selector and name to the letter', () => {
  const { spec, findings } = raiseOne(labelled('app.kubernetes.io/name: other'), { adopt: true });
  assert.equal(spec.pod?.labels, { app: 'agent', 'app.kubernetes.io/name': 'other' });
  assert.equal(spec.selector, { match_labels: { app: 'agent' } });
  assert.equal(spec.daemonset, { name: 'agent' });
  assert.equal(findings, []);
});

const NAMED = daemonSet({}).replace('metadata: {labels: {app: agent}}', 'metadata: {name: old, labels: {app: agent}}');

test('a name of the template means nothing, and is said to be left out', () => {
  const { spec, findings } = raiseOne(NAMED);
  assert.is(spec.pod?.metadata, undefined);
  assert.equal(findings, ['template-name-left-out: old']);
});

test('adopted, it is kept: a changed template restarts the pods', () => {
  assert.equal(raiseOne(NAMED, { adopt: true }).spec.pod?.metadata, { name: 'old' });
});

test('labels that all objects share are the release’s, the others their own', () => {
  const text =
    daemonSet({ pod: 'serviceAccountName: agent' }).replace(
      'namespace: monitoring}',
      'namespace: monitoring, labels: {team: a, tier: node}}',
    ) +
    '\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: agent, namespace: monitoring, labels: {team: a, helm.sh/chart: x-1}}\n';
  const { metadata, spec } = raiseOne(text);
  assert.equal(metadata, { name: 'agent', labels: { team: 'a' } });
  assert.equal(spec.daemonset, { labels: { tier: 'node' } });
  assert.equal(spec.service_account, { create: true });
});

test.run();
