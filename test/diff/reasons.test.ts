/** Reasons that no pair of manifests leads to, but charts do. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { judgeRemoved } from '../../src/diff/presence.ts';
import { diffValues } from '../../src/diff/values.ts';

test('a DaemonSet that no other follows', () => {
  const daemonSet = { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'agent', namespace: 'logs' } };
  const { impact, why } = judgeRemoved(daemonSet, []);
  assert.equal([impact, why?.code], ['breaking', 'daemonset-removed']);
});

test('a value of another type', () => {
  const changes = diffValues({ hostNetwork: true }, { hostNetwork: 'yes' }, true);
  assert.equal(
    changes.map(({ subject, impact, why }) => [subject, impact, why?.code]),
    [['hostNetwork', 'breaking', 'value-retyped']],
  );
});

test.run();
