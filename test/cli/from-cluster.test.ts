/** What `import ds/NAME` asks the cluster for. */
import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { DAEMON_SET } from '../support/daemon-set.ts';
import { plant, temporaryFolder } from '../support/folder.ts';
import { fakeIo } from '../support/io.ts';

const secret = (name: string): string =>
  `---\napiVersion: v1\nkind: Secret\nmetadata: {name: ${name}, namespace: monitoring}\ndata: {token: aHVudGVyMi1odW50ZXIy}\n`;
const ACCOUNT = `apiVersion: v1
kind: ServiceAccount
metadata: {name: agent, namespace: monitoring, uid: "1"}
imagePullSecrets: [{name: registry}]
`;
const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: monitoring\n  labels: {team: a}\n';
const ROLE = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: leases, namespace: kube-system}
rules: [{apiGroups: [coordination.k8s.io], resources: [leases], verbs: [get]}]
`;
const BINDING = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: leases, namespace: kube-system}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: leases}
subjects: [{kind: ServiceAccount, name: agent, namespace: monitoring}]
`;

/** A kubectl that answers by what it is asked for: a text, or what is forbidden; nothing else is there. */
async function withKubectl(answers: Readonly<Record<string, string>>, args: readonly string[]) {
  const folder = temporaryFolder();
  const cases = Object.entries(answers).map(([asked, text], index) => {
    plant(folder, { [`${index}.yaml`]: text });
    const refuses = text.startsWith('Error') ? ' >&2; exit 1' : '';
    return `"get ${asked} --ignore-not-found --output=yaml "*) cat ${join(folder, `${index}.yaml`)}${refuses};;`;
  });
  const script = `#!/bin/sh\necho "$*" >> ${folder}/calls\ncase "$* " in\n${cases.join('\n')}\nesac\n`;
  plant(folder, { kubectl: script, calls: '' });
  chmodSync(join(folder, 'kubectl'), 0o755);
  const io = fakeIo({ env: { PATH: folder + delimiter + process.env['PATH'] } });
  const code = await main(['import', ...args], io);
  return { code, ...io.written, calls: readFileSync(join(folder, 'calls'), 'utf8') };
}

const forbidden = (what: string): string =>
  `Error from server (Forbidden): ${what} is forbidden: User "u" cannot list it\n`;
const SEEN = { 'daemonsets.apps agent': DAEMON_SET, 'serviceaccounts agent': ACCOUNT };

test('one in a cluster, with what it refers to', async () => {
  const { code, out } = await withKubectl(
    { ...SEEN, 'secrets agent-key registry': secret('agent-key') + secret('registry') },
    ['ds/agent', '-n', 'monitoring'],
  );
  assert.match(out, '  service_account:\n    create: true\n');
  assert.match(out, '  secrets:\n    key:\n      keys: [token]\n    registry:\n');
  assert.is(code, 0);
});

test('the cluster is the one that was named, in every question', async () => {
  const { calls } = await withKubectl(SEEN, ['ds/agent', '--context', 'c', '--kubeconfig', 'k']);
  const lines = calls.trim().split('\n');
  assert.ok(lines.length > 4, calls);
  for (const line of lines) assert.match(line, /--context=c --kubeconfig=k$/);
  assert.match(calls, 'get secrets agent-key registry --ignore-not-found --output=yaml --namespace=monitoring ');
});

test('rights in another namespace come along', async () => {
  const { out, calls } = await withKubectl(
    { ...SEEN, 'rolebindings --all-namespaces': BINDING, 'roles leases': ROLE },
    ['ds/agent'],
  );
  assert.match(calls, 'get roles leases --ignore-not-found --output=yaml --namespace=kube-system');
  assert.match(
    out,
    /extra_objects:\n(.*\n)* +kind: Role\n(.*\n)* +namespace: kube-system\n(.*\n)* +kind: RoleBinding\n/,
  );
});

test('the namespace comes along for its Pod Security labels', async () => {
  const labels = 'labels: {pod-security.kubernetes.io/enforce: privileged, ';
  const plain = await withKubectl({ ...SEEN, 'namespaces monitoring': NAMESPACE }, ['ds/agent']);
  assert.match(plain.out, '  namespace: monitoring\n');
  assert.not.match(plain.out, 'create_namespace');
  const secured = NAMESPACE.replace('labels: {', labels);
  const { out } = await withKubectl({ ...SEEN, 'namespaces monitoring': secured }, ['ds/agent']);
  assert.match(out, 'pod-security.kubernetes.io/enforce: privileged\n');
  assert.match(out, '  create_namespace: true\n');
});

const HIDDEN: readonly [asked: string, told: string][] = [
  ['secrets agent-key registry', 'secrets agent-key registry'],
  ['clusterrolebindings', 'clusterrolebindings'],
  ['rolebindings --all-namespaces', 'rolebindings of all namespaces'],
  ['namespaces monitoring', 'namespaces monitoring'],
];

for (const [asked, told] of HIDDEN) {
  test(`${told} that may not be read are listed`, async () => {
    const { code, out, err } = await withKubectl({ ...SEEN, [asked]: forbidden(told) }, ['ds/agent']);
    assert.match(out, 'kind: KubernetesDaemonSet');
    assert.match(err, `warning: The cluster does not let you read ${told}: `);
    assert.match(err, 'object-unreadable');
    assert.match(err, `why: ${told} is forbidden: User "u" cannot list it\n`);
    assert.is(code, 1);
  });
}

test('who may not see all bindings sees those of the namespace', async () => {
  const own = (text: string): string => text.replaceAll('kube-system', 'monitoring');
  const { out } = await withKubectl(
    {
      ...SEEN,
      'rolebindings --all-namespaces': forbidden('rolebindings'),
      rolebindings: own(BINDING),
      'roles leases': own(ROLE),
    },
    ['ds/agent'],
  );
  assert.match(out, '    namespace_rules:\n');
});

test('a DaemonSet that may not be read is a matter of the environment', async () => {
  const { code, err } = await withKubectl({ 'daemonsets.apps agent': forbidden('daemonsets.apps "agent"') }, [
    'ds/agent',
  ]);
  assert.match(err, `The DaemonSet agent can't be read: daemonsets.apps "agent" is forbidden`);
  assert.is(code, 3);
});

test('so is any other failure', async () => {
  const failed = { ...SEEN, clusterrolebindings: 'Error from server (Timeout): too slow\n' };
  const { code, err } = await withKubectl(failed, ['ds/agent']);
  assert.match(err, 'too slow');
  assert.is(code, 3);
});

test('one that is not in the cluster', async () => {
  const { code, err } = await withKubectl({}, ['ds/agent']);
  assert.match(err, /There is no DaemonSet agent in the cluster/);
  assert.is(code, 3);
});

test.run();
