import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { daemonSet, raiseOne } from '../support/raised.ts';

const pod = (fields: string) => raiseOne(daemonSet({ pod: fields })).spec.pod;
const spec = (fields: string) => raiseOne(daemonSet({ spec: fields })).spec;

const LABELS = { labels: { app: 'agent' } };

for (const [what, given, want] of [
  ['what every pod has is not said', 'restartPolicy: Always\ndnsPolicy: ClusterFirst\nsecurityContext: {}', {}],
  [
    'tolerations',
    'tolerations: [{key: gpu, operator: Exists, tolerationSeconds: 0}]',
    { tolerations: [{ key: 'gpu', operator: 'Exists', toleration_seconds: 0 }] },
  ],
  ['an acronym', 'hostPID: true\nhostUsers: false', { host_pid: true, host_users: false }],
  ['labels of nodes are data', 'nodeSelector: {nodeType: fast}', { node_selector: { nodeType: 'fast' } }],
] as const) {
  test(what, () => assert.equal(pod(given), { ...LABELS, ...want }));
}

for (const [given, want] of [
  ['updateStrategy: {type: RollingUpdate}', undefined],
  ['updateStrategy: {rollingUpdate: {maxUnavailable: 1, maxSurge: 0}}', undefined],
  ['updateStrategy: {type: OnDelete}', { type: 'OnDelete' }],
  [
    'updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 10%}}',
    { rolling_update: { max_unavailable: '10%' } },
  ],
] as const) {
  test(given, () => assert.equal(spec(given).update_strategy, want));
}

test('numbers that differ from Kubernetes’ own', () => {
  const { min_ready_seconds, revision_history_limit } = spec('minReadySeconds: 0\nrevisionHistoryLimit: 0');
  assert.equal(
    { min_ready_seconds, revision_history_limit },
    { min_ready_seconds: undefined, revision_history_limit: 0 },
  );
});

test.run();
