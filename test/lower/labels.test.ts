import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lower, type Parts } from '../support/lowered.ts';

const PLATFORM = {
  'planton.ai/resource': 'true',
  'planton.ai/name': 'agent',
  'planton.ai/kind': 'KubernetesDaemonSet',
};

test("objects and pods carry the platform's labels", () => {
  const { workload } = lower({ metadata: 'id: k8sds-1\norg: acme\nenv: prod' });
  const want = {
    ...PLATFORM,
    'planton.ai/id': 'k8sds-1',
    'planton.ai/organization': 'acme',
    'planton.ai/environment': 'prod',
  };
  assert.equal(workload.commonLabels, want);
  assert.equal(workload.podLabels, want);
});

test("labels are for every object but the pods, the pods' for them alone, the DaemonSet's for it alone", () => {
  const { workload } = lower({
    metadata: 'labels: {team: node, snake_case: kept}\nannotations: {note: hello}',
    spec: `
      pod: {labels: {tier: system}, annotations: {prometheus.io/scrape: "true"}}
      daemonset: {name: node.agent, labels: {d: l}, annotations: {d: a}}
    `,
  });
  assert.equal(workload.commonLabels, { ...PLATFORM, team: 'node', snake_case: 'kept' });
  assert.equal(workload.commonAnnotations, { note: 'hello' });
  assert.equal(workload.podLabels, { ...PLATFORM, tier: 'system' });
  assert.equal(workload.podAnnotations, { 'prometheus.io/scrape': 'true' });
  assert.equal(workload.daemonSet, { name: 'node.agent', labels: { d: 'l' }, annotations: { d: 'a' } });
});

/** Keys of labels and annotations, and whether they steer the upstream CLI. */
const KEYS: Readonly<Record<string, boolean>> = {
  'project-planton.org/provisioner': true,
  'pulumi.project-planton.org/stack.name': true,
  'openmcf.org/provisioner': true,
  'terraform.openmcf.org/backend.type': true,
  'planton.dev/x': true,
  'kubernetes.planton.dev/x': true,
  'planton.ai/id': true,
  'a.planton.ai/x': true,
  'notplanton.dev/x': false,
  'planton.dev.example.com/x': false,
  'planton.dev': false,
  'example.com/x': false,
  'ds2helm.dev.example.com/x': false,
};

for (const [key, isControl] of Object.entries(KEYS)) {
  test(`${key} ${isControl ? 'is left out, with a note' : 'is kept'}`, () => {
    for (const part of ['labels', 'annotations'] as const) {
      const { workload, findings } = lower({ metadata: `${part}: {${key}: v, other: w}`, app: 'resources: {}' });
      const common = part === 'labels' ? workload.commonLabels : workload.commonAnnotations;
      assert.is(common[key] === 'v', !isControl);
      assert.is(common['other'], 'w');
      assert.equal(findings, isControl ? [`control-keys-left-out: {${key}: v, other: w}`] : []);
    }
  });
}

test('settings of the chart are annotations: a label of that prefix is a label', () => {
  assert.is(lower({ metadata: 'labels: {ds2helm.dev/home: a}' }).workload.commonLabels['ds2helm.dev/home'], 'a');
});

/** Labels that the chart sets itself. */
const RESERVED: readonly (readonly [title: string, parts: Parts, count: number])[] = [
  ['of all objects', { metadata: 'labels: {app.kubernetes.io/name: mine, helm.sh/chart: mine}' }, 2],
  ['of the DaemonSet', { spec: 'daemonset: {labels: {app.kubernetes.io/managed-by: mine}}' }, 1],
  ['of the namespace', { spec: 'namespace: {value: n, labels: {app.kubernetes.io/instance: mine}}' }, 1],
  ['of the account', { spec: 'service_account: {create: true, labels: {app.kubernetes.io/version: mine}}' }, 1],
  ['of a ConfigMap', { spec: 'config_maps: {c: {data: {a: b}, labels: {helm.sh/chart: mine}}}' }, 1],
  ['of a Secret', { spec: 'secrets: {s: {keys: [a], labels: {helm.sh/chart: mine}}}' }, 1],
  ['of the pods', { spec: 'pod_labels: {app.kubernetes.io/name: mine, app.kubernetes.io/instance: mine}' }, 2],
  ['that pods may have', { spec: 'pod_labels: {app.kubernetes.io/version: mine, helm.sh/chart: mine}' }, 0],
  ['that all may have', { metadata: 'labels: {app.kubernetes.io/part-of: mine, app.kubernetes.io/component: c}' }, 0],
  [
    'of the pods of an adopted DaemonSet',
    { spec: 'selector: {match_labels: {app.kubernetes.io/name: a}}\npod_labels: {app.kubernetes.io/name: a}' },
    0,
  ],
];

for (const [title, parts, count] of RESERVED) {
  test(`reserved labels ${title}: ${count}`, () => {
    const { findings } = lower({ app: 'resources: {}', ...parts });
    assert.equal(
      findings,
      Array.from({ length: count }, () => 'label-reserved: mine'),
    );
  });
}

test.run();
