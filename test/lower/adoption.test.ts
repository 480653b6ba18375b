/** A manifest with a selector takes over a DaemonSet that runs: one field more in the pod template restarts every node's pod. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lower } from '../support/lowered.ts';

const ADOPTED = `
  selector:
    match_labels: {app: agent}
    match_expressions: [{key: tier, operator: In, values: [node, edge]}]
  pod_labels: {app: agent, tier: node}
`;

const { workload, findings } = lower({
  metadata: 'id: x\norg: y\nlabels: {team: node}',
  spec: `${ADOPTED}  daemonset: {name: agent-ds}\n  config_maps: {c: text}`,
});

test('the selector is exact', () => {
  assert.equal(workload.selector, {
    matchLabels: { app: 'agent' },
    matchExpressions: [{ key: 'tier', operator: 'In', values: ['node', 'edge'] }],
  });
});

test('the pods get no label more', () => {
  assert.equal(workload.podLabels, { app: 'agent', tier: 'node' });
  assert.equal(workload.commonLabels, { team: 'node' });
});

test('the container gets no default', () => {
  assert.equal(workload.app, {
    name: 'agent',
    image: { repo: 'agent', tag: '1.2.3' },
    env: [],
    envFrom: [],
    ports: [],
    volumeMounts: [],
    fields: {},
  });
  assert.equal(findings, []);
});

test('a changed ConfigMap restarts nothing, unless it is asked for', () => {
  assert.is(workload.configRollout, false);
  const asked = lower({ spec: ADOPTED, metadata: 'annotations: {ds2helm.dev/config-rollout: "true"}' });
  assert.is(asked.workload.configRollout, true);
});

test('what the manifest says stands', () => {
  const { app } = lower({
    spec: ADOPTED,
    app: 'env: {builtin: true}\nresources: {limits: {cpu: 1}}\nimage_pull_policy: Always',
  }).workload;
  assert.equal(
    app.env.map(({ name }) => name),
    ['K8S_NODE_NAME', 'K8S_POD_ID'],
  );
  assert.equal(app.fields['resources'], { limits: { cpu: '1' } });
  assert.is(app.imagePullPolicy, 'Always');
});

test('a selector of expressions alone', () => {
  const spec = 'selector: {match_expressions: [{key: app, operator: Exists}]}\npod_labels: {app: a}';
  assert.equal(lower({ spec }).workload.selector, { matchExpressions: [{ key: 'app', operator: 'Exists' }] });
});

test.run();
