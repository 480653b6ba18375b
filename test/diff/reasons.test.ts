/** Reasons that no pair of manifests leads to, but charts do. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { judgeRemoved } from '../../src/diff/presence.ts';
import { diffValues } from '../../src/diff/values.ts';
import type { JsonObject } from '../../src/model/workload.ts';

test('a DaemonSet that no other follows', () => {
  const daemonSet = { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'agent', namespace: 'logs' } };
  const { impact, why } = judgeRemoved(daemonSet, [], false);
  assert.equal([impact, why?.code], ['breaking', 'daemonset-removed']);
});

const REMOVED: readonly [values: JsonObject, isOurs: boolean, code: string][] = [
  [{ env: { LEVEL: 'info' } }, true, 'default-removed'],
  [{ ports: { metrics: { containerPort: 1 } } }, true, 'default-removed'],
  [{ volumes: { v: { emptyDir: {} } } }, true, 'default-removed'],
  [{ volumeMounts: { v: { mountPath: '/' } } }, true, 'default-removed'],
  [{ objects: { x: {} } }, true, 'default-removed'],
  [{ sidecars: { s: { env: { LEVEL: 'info' } } } }, true, 'default-removed'],
  [{ configMaps: { settings: { data: {} } } }, true, 'value-removed'],
  [{ sidecars: { s: {} } }, true, 'value-removed'],
  // A chart by others may do with it what it likes.
  [{ env: { LEVEL: 'info' } }, false, 'value-removed'],
];

for (const [values, isOurs, code] of REMOVED) {
  test(`a value that goes: ${JSON.stringify(values)}`, () => {
    const [change] = diffValues(values, emptied(values), isOurs);
    assert.equal([change?.impact, change?.why?.code], ['breaking', code]);
  });
}

/** Without the innermost entry: of a sidecar with something in it, that. */
function emptied(values: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(values).map(([key, map]) => {
      const [name = '', inner] = Object.entries(map as JsonObject)[0] ?? [];
      const isDeeper = key === 'sidecars' && Object.keys(inner as JsonObject).length > 0;
      return [key, isDeeper ? { [name]: emptied(inner as JsonObject) } : {}];
    }),
  );
}

test('a value of another type', () => {
  const changes = diffValues({ hostNetwork: true }, { hostNetwork: 'yes' }, true);
  assert.equal(
    changes.map(({ subject, impact, why }) => [subject, impact, why?.code]),
    [['hostNetwork', 'breaking', 'value-retyped']],
  );
});

test.run();
