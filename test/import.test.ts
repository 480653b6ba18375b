import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { importSources } from '../src/import.ts';
import { daemonSet } from './support/raised.ts';

const KUSTOMIZATION = { name: 'kustomization.yaml', text: 'kind: Kustomization\nresources: [agent.yaml]\n' };
const AGENT = { name: 'agent.yaml', text: daemonSet({}) };

test('a file that is no object is skipped among others', () => {
  const { manifests, diagnostics } = importSources([KUSTOMIZATION, AGENT]);
  assert.is(manifests.length, 1);
  assert.equal([diagnostics[0]?.code, diagnostics[0]?.severity], ['document-not-an-object', 'note']);
});

test('and refused alone', () => {
  assert.is(importSources([KUSTOMIZATION]).diagnostics[0]?.severity, 'error');
});

const COMMENTED = `# Licence
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: a}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      # critical
      priorityClassName: system-node-critical
      # nothing is made of this one
      terminationGracePeriodSeconds: 30
      containers:
        - name: main
          image: a:1 # pinned
          args:
            - "# no comment"
          ports:
            - containerPort: 80 # web
---
apiVersion: v1
kind: Secret
metadata: {name: keys, namespace: a}
# formerly hunter2
stringData: {key: x}
`;

test('comments go along, above what they are about; those without a place there, and those of Secrets, are told', () => {
  const text = COMMENTED.replace('containers:', 'volumes: [{name: k, secret: {secretName: keys}}]\n      containers:');
  const { manifests, diagnostics } = importSources([{ name: 'agent.yaml', text }]);
  const lines = (manifests[0]?.text ?? '').split('\n').map((line) => line.trim());
  const below = (comment: string): string | undefined => lines[lines.indexOf(`# ${comment}`) + 1];
  assert.equal(['Licence', 'critical', 'pinned', 'web'].map(below), [
    'apiVersion: kubernetes.planton.dev/v1alpha1',
    'priority_class_name: system-node-critical',
    'image: a:1',
    '- container_port: 80',
  ]);
  assert.not.ok(manifests[0]?.text.includes('hunter2'));
  const told = diagnostics.filter(({ code }) => code === 'comments-left-out');
  assert.equal(
    told.map(({ message }) => message),
    ['2 lines of comments are left out.'],
  );
});

/** Where a comment may show a secret, or what looks like one is none. */
const SECRETS: readonly [name: string, text: string][] = [
  [
    'a # in a Secret of a list',
    `apiVersion: v1
kind: List
items:
  - apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: agent, namespace: a}
    spec:
      selector: {matchLabels: {app: agent}}
      template:
        metadata: {labels: {app: agent}}
        spec: {containers: [{name: main, image: "a:1"}], volumes: [{name: k, secret: {secretName: keys}}]}
  - apiVersion: v1
    kind: Secret
    metadata: {name: keys, namespace: a}
    stringData:
      password: "x #hunter2supersecret"
      conf: |
        # hunter2supersecret
`,
  ],
  [
    'a known value',
    COMMENTED.replace('# critical', '# hunter2supersecret is in it').replace('key: x', 'key: hunter2supersecret'),
  ],
  [
    'a known value in base64',
    COMMENTED.replace('# critical', '# hunter2supersecret').replace(
      'stringData: {key: x}',
      'data: {key: aHVudGVyMnN1cGVyc2VjcmV0}',
    ),
  ],
  ['a Secret that was taken out', COMMENTED.replace('# Licence', '# data:\n#   password: hunter2supersecret\n#')],
  [
    'a comment beside a secret variable',
    COMMENTED.replace(
      'args:',
      'env:\n            - name: API_TOKEN # hunter2supersecret\n              value: abc\n          args:',
    ),
  ],
];

for (const [name, text] of SECRETS) {
  test(`no secret comes into a manifest by a comment: ${name}`, () => {
    const { manifests, diagnostics } = importSources([{ name: 'x.yaml', text }], { all: true });
    assert.is(manifests.length, 1, JSON.stringify(diagnostics.map(({ message }) => message)));
    assert.not.ok(manifests[0]?.text.includes('hunter2supersecret'), manifests[0]?.text);
  });
}

test('comments before the first document and in lists are counted', () => {
  const list = COMMENTED.split('---')[0]?.replace(/^/gm, '    ').replace('    # Licence', '  -') ?? '';
  const { diagnostics } = importSources([
    {
      name: 'x.yaml',
      text: `# a\n# b\n---\nkind: List\nitems:\n${list.replace('  -\n    apiVersion', '  - apiVersion')}`,
    },
  ]);
  const told = diagnostics.filter(({ code }) => code === 'comments-left-out').map(({ message }) => message);
  assert.equal(told, ['6 lines of comments are left out.'], JSON.stringify(diagnostics.map(({ message }) => message)));
});

const BOUND = `
---
kind: ClusterRoleBinding
apiVersion: rbac.authorization.k8s.io/v1
metadata: {name: agent}
subjects: [{kind: ServiceAccount, name: runner, namespace: monitoring}]
roleRef: {kind: ClusterRole, name: system:node-proxier, apiGroup: rbac.authorization.k8s.io}
`;

test('a comment says why a binding and an order stand where they do', () => {
  const text = daemonSet({ pod: 'serviceAccountName: runner' }).replace(
    'containers:',
    'containers:\n        - {name: first, image: "first:1"}',
  );
  const [manifest] = importSources([{ name: 'agent.yaml', text: text + BOUND }], { adopt: true }).manifests;
  const lines = (manifest?.text ?? '').split('\n').map((line) => line.trim());
  const above = (start: string): string | undefined => lines[lines.findIndex((line) => line.startsWith(start)) - 1];
  assert.is(above('extra_objects:'), '# roles and bindings that rbac has no words for stand here as they are');
  assert.is(above('order:'), '# as they stand in the pods that run');
});

test('DaemonSets of one name in two namespaces become manifests of two names', () => {
  const second = AGENT.text.replace(/namespace: \w+/, 'namespace: other');
  const { manifests } = importSources([{ name: 'two.yaml', text: `${AGENT.text}\n---\n${second}` }]);
  assert.equal(
    manifests.map(({ manifest: { value } }) => [value.metadata.name, value.spec.daemonset?.name]),
    [
      ['agent', undefined],
      ['agent-other', 'agent'],
    ],
  );
});

test('names stay labels, however long they are and however many have one', () => {
  const long = 'a'.repeat(63);
  const named = ['one', 'two', 'three'].map((namespace) =>
    daemonSet({ name: long }).replace('namespace: monitoring', `namespace: ${namespace}`),
  );
  const { manifests } = importSources([{ name: 'x.yaml', text: named.join('\n') }]);
  const names = manifests.map(({ name }) => name);
  assert.is(new Set(names).size, 3);
  assert.ok(
    names.every((name) => /^[a-z0-9-]{1,63}$/.test(name) && !name.endsWith('-')),
    names.join(),
  );
});

test.run();
