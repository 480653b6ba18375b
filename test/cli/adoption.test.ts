/** The commands by which Helm takes over what runs. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { plant, temporaryFolder } from '../support/folder.ts';
import { fakeIo } from '../support/io.ts';

const daemonSet = ({ name = 'agent', metadata = ', namespace: monitoring', pod = '' } = {}): string => `---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: ${name}${metadata}}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      containers: [{name: agent, image: "example.com/agent:1.0", resources: {limits: {memory: 64Mi}}}]${pod}
`;
const USES_A_SECRET = { pod: '\n      volumes: [{name: key, secret: {secretName: agent-key}}]' };
const HELD =
  ', namespace: monitoring, annotations: {meta.helm.sh/release-name: old, meta.helm.sh/release-namespace: ops}';
const SECRET =
  '---\napiVersion: v1\nkind: Secret\nmetadata: {name: agent-key, namespace: monitoring}\nstringData: {data.other: hunter2-hunter2, id: hunter3-hunter3}\n';
const ACCOUNT = '---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: agent, namespace: monitoring}\n';
const POLICY =
  '---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: agent, namespace: monitoring}\nspec: {podSelector: {}}\n';
const CRD =
  '---\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: agents.example.com}\nspec: {}\n';
const binding = (kind: string, namespace: string): string =>
  `---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}Binding\nmetadata: {name: agent${namespace}}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: agent}\nsubjects: [{kind: ServiceAccount, name: agent, namespace: monitoring}]\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: {name: agent${namespace}}\nrules: [{apiGroups: [""], resources: [pods], verbs: [list]}]\n`;

async function run(args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}) {
  const io = fakeIo({ input, env });
  const code = await main(['import', '--adopt', ...args], io);
  const { out, err } = io.written;
  const commands = err.replaceAll(' \\\n   ', '').split('\n');
  return { code, out, err, commands: commands.filter((line) => /^(ds2helm|helm|kubectl) /.test(line)) };
}

const secrets = join(temporaryFolder(), 'secrets.yaml');
const TAKES = 'helm install agent charts/agent --namespace monitoring --take-ownership';

/** What is imported, and the line that installs it. */
const INSTALLS: readonly [name: string, install: string, text: string, ...args: string[]][] = [
  ['a plain one', TAKES, daemonSet()],
  ['one with a Secret, whose values come from a file', `${TAKES} --values ${secrets}`, '', '--secrets-out', secrets],
  [
    'one with a Secret, whose values come from the shell',
    `${TAKES} --set-file 'secrets.agent-key.data.data\\.other'=<(printf %s "$AGENT_KEY_DATA_DATA_OTHER") --set-literal secrets.agent-key.data.id="$AGENT_KEY_DATA_ID"`,
    '',
  ],
  [
    'one with a long name, by a release that Helm takes',
    `helm install ${'a'.repeat(53)} charts/${'a'.repeat(60)} --namespace monitoring --take-ownership`,
    daemonSet({ name: 'a'.repeat(60) }),
  ],
  [
    'one that a release holds, by its upgrade',
    'helm upgrade old charts/agent --namespace ops --take-ownership',
    daemonSet({ metadata: HELD }),
  ],
  ['one without a namespace', 'helm install agent charts/agent --namespace ops --take-ownership', 'bare', '-n', 'ops'],
];

for (const [name, install, text, ...args] of INSTALLS) {
  test(`${name} is taken over`, async () => {
    const input = { '': daemonSet(USES_A_SECRET) + SECRET, bare: daemonSet({ metadata: '' }) }[text] ?? text;
    const { code, commands, err } = await run(['-', ...args], input);
    assert.is(code, 0, err);
    assert.is(commands[1], install);
    assert.not.match(err, 'hunter');
  });
}

test('objects are marked in each namespace by the names that kubectl knows', async () => {
  const pod = '\n      serviceAccountName: agent';
  const roles = binding('Role', ', namespace: kube-system') + binding('ClusterRole', '');
  const { commands } = await run(['-', '--all'], daemonSet({ pod }) + ACCOUNT + POLICY + CRD + roles);
  const here = 'networkpolicy.networking.k8s.io/agent serviceaccount/agent daemonset.apps/agent';
  const wide = 'clusterrole.rbac.authorization.k8s.io/agent clusterrolebinding.rbac.authorization.k8s.io/agent';
  const there = 'role.rbac.authorization.k8s.io/agent rolebinding.rbac.authorization.k8s.io/agent';
  const label = 'app.kubernetes.io/managed-by=Helm --overwrite';
  const annotations = 'meta.helm.sh/release-name=agent meta.helm.sh/release-namespace=monitoring --overwrite';
  assert.equal(commands.slice(2).toSorted(), [
    `kubectl --namespace kube-system annotate ${there} ${annotations}`,
    `kubectl --namespace kube-system label ${there} ${label}`,
    `kubectl --namespace monitoring annotate ${here} ${annotations}`,
    `kubectl --namespace monitoring label ${here} ${label}`,
    `kubectl annotate ${wide} ${annotations}`,
    `kubectl label ${wide} ${label}`,
  ]);
});

test('one that another release holds is a warning: its upgrade removes the rest', async () => {
  const { err } = await run(['-'], daemonSet({ metadata: HELD }));
  assert.match(
    err,
    'warning: The DaemonSet "agent" belongs to the Helm release "old" in ops. [daemonset-of-a-release]',
  );
  assert.match(err, 'ds2helm import --release old -n ops --all --adopt');
});

/** A helm that answers with a manifest, and with where the release stands. */
function helm(manifest: string): string {
  const folder = temporaryFolder();
  plant(folder, {
    manifest,
    helm: `#!/bin/sh\n[ "$2" = metadata ] && echo '{"namespace": "ops"}' || cat ${folder}/manifest\n`,
  });
  chmodSync(join(folder, 'helm'), 0o755);
  return join(folder, 'helm');
}

const RELEASES: readonly [string, readonly string[], string][] = [
  ['is where Helm says', [], 'helm upgrade old charts/agent --namespace ops --take-ownership'],
  [
    'is where it was asked for, in the cluster that was asked for',
    ['-n', 'there', '--context', 'my context', '--kubeconfig', 'k.yaml'],
    "helm upgrade old charts/agent --namespace there --take-ownership --kube-context 'my context' --kubeconfig k.yaml",
  ],
];

for (const [name, args, upgrade] of RELEASES) {
  test(`a release ${name}, and so are its objects`, async () => {
    const env = { HELM_BIN: helm(daemonSet({ metadata: '' })) };
    const { code, out, err, commands } = await run(['--release', 'old', ...args], '', env);
    assert.equal(commands, ['ds2helm build agent.yaml', upgrade]);
    assert.match(out, `  namespace: ${/--namespace (\w+)/.exec(upgrade)?.[1]}\n`);
    assert.not.match(err, 'daemonset-of-a-release');
    assert.is(code, 0);
  });
}

test('a release of several DaemonSets is upgraded to the chart of none', async () => {
  const both = daemonSet({ metadata: '' }) + daemonSet({ name: 'other', metadata: '' });
  const { out, err, commands } = await run(['--release', 'old'], '', { HELM_BIN: helm(both) });
  assert.match(err, 'The Helm release "old" holds several DaemonSets: agent, other. [release-of-several]');
  assert.match(out, '---\n');
  assert.equal(commands, []);
});

test('programs get the commands in the report', async () => {
  const { err } = await run(['-', '-o', 'json'], daemonSet());
  const { findings, commands } = JSON.parse(err);
  assert.equal(findings, []);
  assert.equal(commands[0].manifest, 'agent');
  assert.is(commands[0].build, 'ds2helm build agent.yaml');
  assert.is(commands[0].install.replaceAll(' \\\n   ', ''), TAKES);
  assert.is(commands[0].marks.length, 2);
});

test('a report for GitHub has none', async () => {
  assert.is((await run(['-', '-o', 'github'], daemonSet())).err, '');
});

test('a file of secrets that is refused is in no command', async () => {
  const folder = temporaryFolder();
  plant(folder, { 'secrets.yaml': 'a: b\n' });
  const { code, commands } = await run(
    ['-', '--secrets-out', join(folder, 'secrets.yaml')],
    daemonSet(USES_A_SECRET) + SECRET,
  );
  assert.equal([code, commands], [1, []]);
});

test('the chart of an adopted one is built with the same line', async () => {
  const folder = temporaryFolder();
  plant(folder, { 'agent.yaml': (await run(['-'], daemonSet())).out });
  const io = fakeIo();
  await main(['build', join(folder, 'agent.yaml'), '-d', join(folder, 'charts')], io);
  assert.match(
    io.written.out,
    `  helm install agent ${folder}/charts/agent \\\n    --namespace monitoring \\\n    --take-ownership\n`,
  );
});

test.run();
