import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { daemonSet, raise, raiseOne } from '../support/raised.ts';

const ACCOUNT = `
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: agent, namespace: monitoring}
`;
const role = (kind: string, more = '') => `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: {name: agent-role${kind === 'Role' ? ', namespace: monitoring' : ''}${more}}
rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
`;
const binding = (kind: string, subjects: string, name = 'agent-role') => `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}Binding
metadata: {name: ${name}${kind === 'Role' ? ', namespace: monitoring' : ''}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: agent-role}
subjects: ${subjects}
`;
const AGENT = '{kind: ServiceAccount, name: agent, namespace: monitoring}';
const RUNS_AS = daemonSet({ pod: 'serviceAccountName: agent' });
const RULES = [{ api_groups: [''], resources: ['pods'], verbs: ['get'] }];

test('the account of the pods, created under the name the chart gives', () => {
  assert.equal(raiseOne(RUNS_AS + ACCOUNT).spec.service_account, { create: true });
});

test('an account that is not there is named', () => {
  assert.equal(raiseOne(RUNS_AS).spec.service_account, { name: 'agent' });
});

for (const [kind, field] of [
  ['ClusterRole', 'cluster_rules'],
  ['Role', 'namespace_rules'],
] as const) {
  test(`a ${kind} of the account alone`, () => {
    const { spec, findings } = raiseOne(RUNS_AS + ACCOUNT + role(kind) + binding(kind, `[${AGENT}]`));
    assert.equal(spec.rbac, { [field]: RULES });
    assert.is(spec.extra_objects, undefined);
    assert.equal(findings, []);
  });
}

test('an adopted role keeps its name', () => {
  const text = RUNS_AS + ACCOUNT + role('ClusterRole') + binding('ClusterRole', `[${AGENT}]`);
  assert.equal(raiseOne(text, { adopt: true }).spec.rbac, { cluster_name: 'agent-role', cluster_rules: RULES });
});

for (const [why, text, adopt] of [
  ['several subjects', role('ClusterRole') + binding('ClusterRole', `[${AGENT}, {kind: User, name: jane}]`), false],
  [
    'a second binding',
    role('ClusterRole') +
      binding('ClusterRole', `[${AGENT}]`) +
      binding('ClusterRole', '[{kind: User, name: jane}]', 'jane'),
    false,
  ],
  ['labels of its own', role('ClusterRole', ', labels: {team: a}') + binding('ClusterRole', `[${AGENT}]`), false],
  ['a binding of another name, adopted', role('ClusterRole') + binding('ClusterRole', `[${AGENT}]`, 'other'), true],
] as const) {
  test(`a role with ${why} goes along as it is`, () => {
    const { spec } = raiseOne(RUNS_AS + ACCOUNT + text, { adopt });
    assert.is(spec.rbac, undefined);
    assert.equal(
      spec.extra_objects?.map(({ kind }) => kind),
      ['ClusterRole', 'ClusterRoleBinding'],
    );
    assert.is(spec.service_account?.name, 'agent');
  });
}

test('a foreign role is bound as it is', () => {
  const { spec } = raiseOne(RUNS_AS + ACCOUNT + binding('ClusterRole', `[${AGENT}]`));
  assert.equal(
    spec.extra_objects?.map(({ kind }) => kind),
    ['ClusterRoleBinding'],
  );
});

const SERVICE =
  '\n---\napiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: monitoring}\nspec: {ports: [{port: 80}]}\n';

test('what no DaemonSet refers to is a finding', () => {
  const { spec, findings } = raiseOne(RUNS_AS + SERVICE);
  assert.is(spec.extra_objects, undefined);
  assert.equal(findings, ['object-left-out: Service']);
});

test('or goes along, in the namespace of the release', () => {
  const { spec, findings } = raiseOne(RUNS_AS + SERVICE, { all: true });
  assert.equal(spec.extra_objects, [
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ port: 80 }] } },
  ]);
  assert.equal(findings, []);
});

test('a Secret of another group is not one of Kubernetes', () => {
  const pod = 'volumes: [{name: keys, secret: {secretName: keys}}]';
  const other = '\n---\napiVersion: bitnami.com/v1alpha1\nkind: Secret\nmetadata: {name: keys}\ndata: {a: b}\n';
  const { spec } = raiseOne(daemonSet({ pod }) + other, { all: true });
  assert.is(spec.secrets, undefined);
  assert.equal(
    spec.extra_objects?.map(({ kind }) => kind),
    ['Secret'],
  );
});

test('what two DaemonSets share belongs to the first, which a note says', () => {
  const second = daemonSet({ name: 'second', pod: 'serviceAccountName: agent' });
  const { manifests, findings } = raise(RUNS_AS + second + ACCOUNT);
  assert.equal(
    manifests.map(({ spec }) => spec.service_account),
    [{ create: true, name: 'agent' }, { name: 'agent' }],
  );
  assert.equal(findings, ['several-daemonsets: DaemonSet']);
});

test.run();
