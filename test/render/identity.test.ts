import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Parts, render } from '../support/lowered.ts';

/** Whether the manifest has the namespace made, the release namespace, and whether there is an object for it. */
const NAMESPACES: readonly (readonly [spec: string, namespace: string, isRendered: boolean])[] = [
  ['create_namespace: true', 'default', true],
  ['create_namespace: false', 'default', false],
  ['', 'default', false],
  // Helm has it already, or makes it with --create-namespace.
  ['create_namespace: true', 'monitoring', false],
  ['create_namespace: true', 'team-a', false],
  ['create_namespace: true\nnamespace: default', 'default', false],
  ['create_namespace: true\nnamespace: {value_from: {name: other}}', 'default', false],
];

for (const [spec, namespace, isRendered] of NAMESPACES) {
  test(`Namespace of "${spec.replace('\n', ', ')}" installed into ${namespace}: ${isRendered}`, () => {
    const found = Object.keys(render({ spec }, { namespace })).filter((key) => key.startsWith('Namespace/'));
    assert.equal(found, isRendered ? ['Namespace/monitoring'] : []);
  });
}

test('a created Namespace lets the pods in and stays', () => {
  const { 'Namespace/monitoring': namespace } = render({
    spec: 'create_namespace: true\nhost_pid: true\nnamespace: {value: monitoring, annotations: {a: b}}',
  });
  assert.is(namespace?.metadata.labels?.['pod-security.kubernetes.io/enforce'], 'privileged');
  assert.equal(namespace?.metadata.annotations, {
    a: 'b',
    'helm.sh/resource-policy': 'keep',
    'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  });
  assert.equal(Object.keys(namespace ?? {}), ['apiVersion', 'kind', 'metadata']);
});

/** Below spec, and what the account's object has besides its metadata; undefined where there is none. */
const ACCOUNTS: Readonly<Record<string, readonly [key: string, want: unknown]>> = {
  'create_service_account: true': ['agent', { automountServiceAccountToken: true }],
  'service_account: {create: true, name: node, automount_service_account_token: false, image_pull_secrets: [a, b]}': [
    'node',
    { automountServiceAccountToken: false, imagePullSecrets: [{ name: 'a' }, { name: 'b' }] },
  ],
  'service_account_name: node': ['node', undefined],
};

for (const [spec, [name, want]] of Object.entries(ACCOUNTS)) {
  test(`ServiceAccount of ${spec}`, () => {
    const { apiVersion, kind, metadata, ...body } = render({ spec })[`ServiceAccount/${name}`] ?? {};
    assert.equal(kind === undefined ? undefined : body, want);
    if (kind !== undefined) assert.equal([apiVersion, metadata?.namespace], ['v1', 'monitoring']);
  });
}

const READ_NODES = { apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list'] };
const READ_METRICS = { nonResourceURLs: ['/metrics'], verbs: ['get'] };
const READ_PODS = { apiGroups: [''], resources: ['pods'], resourceNames: ['a'], verbs: ['get'] };
const RBAC: Parts = {
  spec: `
    create_service_account: true
    service_account_name: node
    rbac:
      cluster_rules:
        - {api_groups: [""], resources: [nodes], verbs: [get, list]}
        - {non_resource_urls: [/metrics], verbs: [get]}
      namespace_rules:
        - {api_groups: [""], resources: [pods], resource_names: [a], verbs: [get]}
  `,
};
const BINDING = { apiGroup: 'rbac.authorization.k8s.io' };

test('roles hold the rules, and bindings give them to the account', () => {
  const objects = render(RBAC, { name: 'prod', namespace: 'team-a' });
  const subjects = [{ kind: 'ServiceAccount', name: 'node', namespace: 'team-a' }];
  assert.equal(objects['ClusterRole/prod-agent-team-a']?.['rules'], [READ_NODES, READ_METRICS]);
  assert.equal(objects['Role/prod-agent']?.['rules'], [READ_PODS]);
  const clusterBinding = objects['ClusterRoleBinding/prod-agent-team-a'];
  assert.equal(clusterBinding?.['roleRef'], { ...BINDING, kind: 'ClusterRole', name: 'prod-agent-team-a' });
  assert.equal(clusterBinding?.['subjects'], subjects);
  const binding = objects['RoleBinding/prod-agent'];
  assert.equal(binding?.['roleRef'], { ...BINDING, kind: 'Role', name: 'prod-agent' });
  assert.equal(binding?.['subjects'], subjects);
  for (const key of ['ClusterRole/prod-agent-team-a', 'Role/prod-agent']) {
    assert.is(objects[key]?.apiVersion, 'rbac.authorization.k8s.io/v1');
  }
});

test('a role without rules is not there', () => {
  const rules = '[{api_groups: [""], resources: [pods], verbs: [get]}]';
  const kinds = (rbac: string): string[] =>
    Object.keys(render({ spec: `create_service_account: true\nrbac: ${rbac}` })).map((key) => key.split('/')[0] ?? '');
  assert.equal(kinds(`{cluster_rules: ${rules}}`), [
    'ServiceAccount',
    'ClusterRole',
    'ClusterRoleBinding',
    'DaemonSet',
  ]);
  assert.equal(kinds(`{namespace_rules: ${rules}}`), ['ServiceAccount', 'Role', 'RoleBinding', 'DaemonSet']);
  assert.equal(kinds('{}'), ['ServiceAccount', 'DaemonSet']);
});

test.run();
