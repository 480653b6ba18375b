import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { TextMap } from '../../src/model/workload.ts';
import { type Parts, render } from '../support/lowered.ts';

const PLATFORM = {
  'planton.ai/resource': 'true',
  'planton.ai/name': 'agent',
  'planton.ai/kind': 'KubernetesDaemonSet',
};
const CHART = {
  'helm.sh/chart': 'agent-0.1.0',
  'app.kubernetes.io/name': 'agent',
  'app.kubernetes.io/instance': 'agent',
  'app.kubernetes.io/version': '1.2.3',
  'app.kubernetes.io/managed-by': 'Helm',
};

const EVERYTHING: Parts = {
  metadata: 'labels: {team: node}\nannotations: {note: hello}',
  spec: `
    namespace: {value: monitoring, labels: {own: namespace}, annotations: {own: namespace}}
    create_namespace: true
    service_account: {create: true, labels: {own: account}, annotations: {own: account}}
    rbac:
      cluster_rules: [{api_groups: [""], resources: [nodes], verbs: [get]}]
      namespace_rules: [{api_groups: [""], resources: [pods], verbs: [get]}]
    config_maps: {c: {data: {a: b}, labels: {own: config}, annotations: {own: config}}}
    secrets: {s: {keys: [a], labels: {own: secret}, annotations: {own: secret}}}
    image_registries: [{server: ghcr.io, username: u, password: p}]
    daemonset: {labels: {own: daemonset}, annotations: {own: daemonset}}
  `,
};

/** An object, and what it has besides the labels and annotations of all. */
const OWN: Readonly<Record<string, { readonly labels?: TextMap; readonly annotations?: TextMap }>> = {
  'Namespace/monitoring': {
    labels: { own: 'namespace' },
    annotations: {
      own: 'namespace',
      'helm.sh/resource-policy': 'keep',
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
    },
  },
  'ServiceAccount/agent': { labels: { own: 'account' }, annotations: { own: 'account' } },
  'Secret/agent-registry': {},
  'Secret/agent-s': { labels: { own: 'secret' }, annotations: { own: 'secret' } },
  'ConfigMap/agent-c': { labels: { own: 'config' }, annotations: { own: 'config' } },
  'ClusterRole/agent-monitoring': {},
  'ClusterRoleBinding/agent-monitoring': {},
  'Role/agent': {},
  'RoleBinding/agent': {},
  'DaemonSet/agent': { labels: { own: 'daemonset' }, annotations: { own: 'daemonset' } },
};
const OF_THE_CLUSTER = ['Namespace', 'ClusterRole', 'ClusterRoleBinding'];

const objects = render(EVERYTHING);

test('the objects come in the order in which Helm installs them', () => {
  assert.equal(Object.keys(objects), Object.keys(OWN));
});

for (const [key, { labels, annotations }] of Object.entries(OWN)) {
  test(`metadata of ${key}`, () => {
    const [kind = '', name = ''] = key.split('/');
    assert.equal(objects[key]?.metadata, {
      name,
      ...(OF_THE_CLUSTER.includes(kind) ? {} : { namespace: 'monitoring' }),
      labels: { ...PLATFORM, team: 'node', ...labels, ...CHART },
      annotations: { note: 'hello', ...annotations },
    });
  });
}

test('an object that has no annotations has none', () => {
  assert.equal(Object.keys(render({})['DaemonSet/agent']?.metadata ?? {}), ['name', 'namespace', 'labels']);
});

/** A manifest, and labels of its DaemonSet: the chart's own win, then the object's, then those of all. */
const LABELS: readonly (readonly [parts: Parts, want: TextMap])[] = [
  [{ metadata: 'labels: {a: all}', spec: 'daemonset: {labels: {a: own}}' }, { a: 'own' }],
  [{ spec: 'daemonset: {labels: {app.kubernetes.io/name: own}}' }, { 'app.kubernetes.io/name': 'agent' }],
  [{ metadata: 'labels: {helm.sh/chart: all}' }, { 'helm.sh/chart': 'agent-0.1.0' }],
  [
    { metadata: 'annotations: {ds2helm.dev/chart-version: 1.0.0-rc.1+build.7}' },
    { 'helm.sh/chart': 'agent-1.0.0-rc.1_build.7' },
  ],
  [{ app: 'image: agent:v1_2-' }, { 'app.kubernetes.io/version': 'v1_2' }],
  [{ app: `image: agent:${'7'.repeat(80)}` }, { 'app.kubernetes.io/version': '7'.repeat(63) }],
  [{ metadata: 'name: agent\nlabels: {app.kubernetes.io/part-of: x}' }, { 'app.kubernetes.io/part-of': 'x' }],
];

for (const [parts, want] of LABELS) {
  test(`labels of ${JSON.stringify(parts)}`, () => {
    const labels = render(parts)['DaemonSet/agent']?.metadata.labels ?? {};
    assert.equal(Object.fromEntries(Object.keys(want).map((key) => [key, labels[key]])), want);
  });
}

test('an image without a tag gives no version', () => {
  assert.not.ok(
    'app.kubernetes.io/version' in (render({ app: 'image: agent' })['DaemonSet/agent']?.metadata.labels ?? {}),
  );
});

test.run();
