/** What an object has and no manifest says is a finding at its line. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { KubernetesObject } from '../../src/model/workload.ts';
import { daemonSet, raise } from '../support/raised.ts';

const FINALIZERS = 'finalizers: [example.com/a]';
const OWNED = 'ownerReferences: [{apiVersion: e/v1, kind: Agent, name: all, uid: a1, controller: true}]';
const AGENT = daemonSet({ pod: 'serviceAccountName: agent' });
const withMetadata = (more: string): string => AGENT.replace('namespace: monitoring', `$&, ${more}`);
const account = (metadata: string, fields = ''): string =>
  `---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: agent, namespace: monitoring${metadata}}\n${fields}\n`;
const namespace = (metadata: string): string =>
  `---\napiVersion: v1\nkind: Namespace\nmetadata: {name: monitoring${metadata}}\nspec: {finalizers: [kubernetes]}\n`;

for (const [what, text, want] of [
  ['nothing of what has none', AGENT + account('') + namespace(''), []],
  ['finalizers of the DaemonSet', withMetadata(FINALIZERS), ['field-left-out: [example.com/a]']],
  ['finalizers of its account', AGENT + account(`, ${FINALIZERS}`), ['field-left-out: [example.com/a]']],
  ['finalizers of its namespace', AGENT + namespace(`, ${FINALIZERS}`), ['field-left-out: [example.com/a]']],
  ['secrets of its account', AGENT + account('', 'secrets: [{name: token}]'), ['field-left-out: [{name: token}]']],
  ['its owner', withMetadata(OWNED), [`owner-left-out: ${OWNED.slice('ownerReferences: '.length)}`]],
  ['the owner of a companion', AGENT + account(`, ${OWNED}`), [`owner-left-out: ${OWNED.slice(17)}`]],
] as const) {
  test(what, () => {
    for (const adopt of [false, true]) assert.equal(raise(text, { adopt }).findings, want);
  });
}

test('what goes along as it is keeps its finalizers', () => {
  const service = `---\napiVersion: v1\nkind: Service\nmetadata: {name: agent, ${FINALIZERS}}\n`;
  const { manifests, findings } = raise(AGENT + service, { all: true });
  assert.equal(findings, []);
  const [object] = (manifests[0]?.spec.extra_objects ?? []) as unknown as KubernetesObject[];
  assert.equal(object?.metadata['finalizers'], ['example.com/a']);
});

test.run();
