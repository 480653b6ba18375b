import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { DAEMON_SET } from '../support/daemon-set.ts';
import { plant, temporaryFolder } from '../support/folder.ts';
import { fakeIo } from '../support/io.ts';

const SECRET = `---
apiVersion: v1
kind: Secret
metadata: {name: agent-key, namespace: monitoring}
stringData: {token: hunter2-hunter2}
`;
const SERVICE = '---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\n';

const MANIFEST = `apiVersion: kubernetes.planton.dev/v1alpha1
kind: KubernetesDaemonSet
metadata:
  name: agent
spec:
  namespace: monitoring
  container:
    app:
      image: example.com/agent:1.0
      env:
        env_from:
          - secret_ref: {name: key}
      resources:
        limits: {memory: 64Mi}
  pod:
    labels:
      app: agent
  service_account: agent
  # their values are given at install time
  secrets:
    key:
      keys: [token]
`;

async function run(args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}) {
  const io = fakeIo({ input, env });
  const code = await main(['import', ...args], io);
  return { code, ...io.written };
}

test('the manifest is the product, without the values of Secrets', async () => {
  const { code, out, err } = await run(['-'], DAEMON_SET + SECRET);
  assert.is(out, MANIFEST);
  assert.is(code, 0);
  assert.not.match(out + err, /hunter2/);
});

test('they go into a file that its owner alone reads', async () => {
  const file = join(temporaryFolder(), 'secrets.yaml');
  await run(['-', '--secrets-out', file], DAEMON_SET + SECRET);
  assert.is(readFileSync(file, 'utf8'), 'secrets:\n  key:\n    data:\n      token: hunter2-hunter2\n');
  assert.is(statSync(file).mode & 0o777, 0o600);
});

test('what is left out is listed with its line, and the exit code says so', async () => {
  const { code, out, err } = await run(['-'], DAEMON_SET + SECRET + SERVICE);
  assert.is(out, MANIFEST);
  assert.match(err, /<stdin>:22:7: warning: The Service "web" is not taken over/);
  assert.is(code, 1);
});

test('--all takes it along', async () => {
  const { code, out } = await run(['-', '--all'], DAEMON_SET + SECRET + SERVICE);
  assert.match(out, /extra_objects:\n {4}- apiVersion: v1\n {6}kind: Service\n/);
  assert.is(code, 0);
});

test('one that Kubernetes refuses is refused at its line', async () => {
  const { code, out, err } = await run(
    ['-'],
    DAEMON_SET.replace('name: agent\n', 'name: agent\n          command: run\n'),
  );
  assert.match(err, /<stdin>:12:20: error: .*command is to be a list/);
  assert.is(out, '');
  assert.is(code, 1);
});

test('no DaemonSet, no manifest', async () => {
  const { code, err } = await run(['-'], SERVICE);
  assert.match(err, /There is no DaemonSet here, only Service/);
  assert.is(code, 1);
});

test('the selector stays for one that is adopted', async () => {
  const { out } = await run(['-', '--adopt'], DAEMON_SET);
  assert.match(out, / {2}selector:\n {4}match_labels:\n {6}app: agent\n/);
});

test('values that the manifest does not hold are named, unless a file has them', async () => {
  const { err } = await run(['-'], DAEMON_SET + SECRET);
  assert.match(
    err,
    'note: The values of Secrets stay out of the manifest: secrets.key.data.token. [secret-values-kept-out]',
  );
  assert.match(err, '--secrets-out');
  const file = join(temporaryFolder(), 'secrets.yaml');
  assert.is((await run(['-', '--secrets-out', file], DAEMON_SET + SECRET)).err, '');
});

test('-n is the namespace of objects that name none', async () => {
  const bare = (DAEMON_SET + SECRET).replaceAll(', namespace: monitoring', '');
  const { out, err } = await run(['-', '-n', 'monitoring'], bare);
  assert.is(out, MANIFEST);
  assert.not.match(err, 'namespace-assumed');
});

for (const flag of ['--context', '--kubeconfig']) {
  test(`${flag} means nothing to files`, async () => {
    const { code, err } = await run(['-', flag, 'x'], DAEMON_SET);
    assert.match(err, 'are for ds/NAME and --release');
    assert.is(code, 2);
  });
}

const HELD = 'apiVersion: v1\nkind: Secret\nmetadata: {name: agent-key, namespace: monitoring}\n';

/** A Secret with a mistake, and what is said of it. */
const MISTAKEN: readonly [name: string, text: string, said: RegExp][] = [
  ['a misspelt field', `${HELD}stringdata: {k: hunter2-hunter2}\n`, /has no field/],
  [
    'a misspelt field in one line',
    '{apiVersion: v1, kind: Secret, metadata: {name: a}, stringdata: {k: hunter2}}',
    /has no/,
  ],
  ['a misplaced field', HELD.replace('{name', '{stringData: {k: hunter2}, name'), /has no field/],
  ['a number', `${HELD}stringData: {k: hunter2, l: 4711.5}\n`, /is to be/],
  ['no metadata', '{apiVersion: v1, kind: Secret, stringData: {k: hunter2}}', /is not a Kubernetes object/],
  ['a list of itself', '[{apiVersion: v1, kind: Secret, stringData: {k: hunter2}}]', /is not a Kubernetes object/],
  ['a brace too few', `${HELD}stringData: {k: hunter2\n`, /not valid YAML/],
  ['a brace too few in one line', '{apiVersion: v1, kind: Secret, stringData: {k: hunter2}', /not valid YAML/],
  ['an alias of nothing', `${HELD}stringData: {k: *hunter2}\n`, /not valid YAML/],
];

for (const [name, text, said] of MISTAKEN) {
  test(`no value of a Secret is shown with ${name}`, async () => {
    for (const format of ['pretty', 'json', 'github', 'sarif']) {
      const { code, out, err } = await run(['-', '-o', format], `${DAEMON_SET}---\n${text}`);
      assert.match(err, said);
      assert.not.match(out + err, /hunter2|4711/);
      assert.is(code, 1);
    }
  });
}

test('only values of a Secret are secret, not what it is annotated with', async () => {
  const annotated = SECRET.replace(
    '{name: agent-key',
    '{annotations: {kubernetes.io/service-account.name: agent}, name: agent-key',
  );
  const { err } = await run(['-'], DAEMON_SET + annotated + SERVICE.replace('web', 'agent'));
  assert.match(err, 'The Service "agent" is not taken over');
});

test('nothing named is a mistake of the command line', async () => {
  assert.is((await run([])).code, 2);
});

test('a manifest is migrated with its comments and its order', async () => {
  const folder = temporaryFolder();
  plant(folder, {
    'old.yaml': `# An agent
apiVersion: kubernetes.openmcf.org/v1
kind: KubernetesDaemonSet
metadata: {name: agent}
spec:
  tolerations: [{operator: Exists}]
  namespace: {value: logging} # where it goes
  container:
    app:
      image: {repo: agent, tag: "1"}
      volumeMounts:
        # the log
        - {name: log, mountPath: /log, hostPath: /var/log, hostPathType: Directory}
`,
  });
  const io = fakeIo();
  assert.is(await main(['migrate', join(folder, 'old.yaml')], io), 0);
  assert.is(
    io.written.out,
    `# An agent
apiVersion: kubernetes.openmcf.org/v1
kind: KubernetesDaemonSet
metadata:
  name: agent
spec:
  pod:
    tolerations:
      - operator: Exists
  # where it goes
  namespace: logging
  container:
    app:
      image: agent:1
      volume_mounts:
        # the log
        - name: log
          mount_path: /log
          host_path: {path: /var/log, type: Directory}
`,
  );
});

test.run();
