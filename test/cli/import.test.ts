import { chmodSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { plant, temporaryFolder } from '../support/folder.ts';
import { fakeIo } from '../support/io.ts';

const DAEMON_SET = `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: monitoring}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      serviceAccountName: agent
      containers:
        - name: agent
          image: example.com/agent:1.0
          resources: {limits: {memory: 64Mi}}
          envFrom: [{secretRef: {name: agent-key}}]
`;
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

test('--adopt prints the commands by which Helm takes over what runs', async () => {
  const { out, err } = await run(['-', '--adopt'], DAEMON_SET);
  assert.match(out, / {2}selector:\n {4}match_labels:\n {6}app: agent\n/);
  assert.match(err, /helm install agent charts\/agent --namespace monitoring --take-ownership\n/);
});

test('nothing named is a mistake of the command line', async () => {
  assert.is((await run([])).code, 2);
});

/** A kubectl that answers from files, by the arguments it is called with. */
function withKubectl(answers: Readonly<Record<string, string>>, args: readonly string[]) {
  const folder = temporaryFolder();
  const cases = Object.entries(answers).map(([args, text], index) => {
    plant(folder, { [`${index}.yaml`]: text });
    return `"${args}") cat ${join(folder, `${index}.yaml`)};;`;
  });
  const script = `#!/bin/sh\necho "$*" >> ${join(folder, 'calls')}\ncase "$*" in\n${cases.join('\n')}\nesac\n`;
  plant(folder, { kubectl: script });
  chmodSync(join(folder, 'kubectl'), 0o755);
  return run(args, '', { PATH: folder + delimiter + process.env['PATH'] });
}

test('one in a cluster, with what it refers to', async () => {
  const get = (what: string): string => `get ${what} --ignore-not-found --output=yaml --namespace=monitoring`;
  const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: agent, namespace: monitoring, uid: 1}\n';
  const answers = {
    [get('daemonsets.apps agent')]: DAEMON_SET,
    [get('secrets agent-key')]: SECRET,
    [get('serviceaccounts agent')]: account.replace('uid: 1', 'uid: "1"'),
  };
  const { code, out } = await withKubectl(answers, ['ds/agent', '-n', 'monitoring']);
  assert.is(out, MANIFEST.replace('service_account: agent', 'service_account:\n    create: true'));
  assert.is(code, 0);
});

test('one that is not in the cluster', async () => {
  const { code, err } = await withKubectl({}, ['ds/agent']);
  assert.match(err, /There is no DaemonSet agent in the cluster/);
  assert.is(code, 3);
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
