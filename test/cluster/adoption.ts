/** Taking over a DaemonSet that runs, as the README tells: no pod may notice. */
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { compareObjects } from '../../src/compare/index.ts';
import { readObjects } from '../../src/read/objects.ts';
import { chartOf, rendered, writeChart } from '../support/charts.ts';
import type { Scenario } from '../support/cluster/scenario.ts';
import type { World } from '../support/cluster/world.ts';
import { comparable } from '../support/comparable.ts';
import { plant, temporaryFolder } from '../support/folder.ts';
import { kubectl } from '../support/helm.ts';
import { fakeIo } from '../support/io.ts';
import { WAIT } from './agents.ts';
import { corpus } from './corpus.ts';

/** Some with roles, ConfigMaps, Secrets, init containers, several containers, host ports, Windows. */
const TAKEN_OVER = [
  '001-kube-prometheus-node-exporter',
  '041-fluent-bit-elasticsearch',
  '043-aws-fluentd',
  '045-elastic-filebeat',
  '061-canal',
  '074-multus',
  '103-metallb-native',
  '129-csi-driver-nfs-node',
  '216-node-problem-detector',
  '217-kured',
];

/** kubectl apply, then the commands that import --adopt prints. */
export async function takeOver(world: World, file: string): Promise<void> {
  const source = { name: file, text: readFileSync(file, 'utf8') };
  const objects = readObjects(source).objects.map(({ value }) => value);
  const daemonSet = objects.find(({ kind }) => kind === 'DaemonSet');
  assert.ok(daemonSet, 'there is a DaemonSet');
  const { name, namespace = 'default' } = daemonSet?.metadata ?? { name: '' };
  if ((await world.api.get('Namespace', namespace)) === undefined) await world.makeNamespace(namespace);
  // Kinds that the cluster doesn't know are left out, as the DaemonSet doesn't need them to run here.
  await world.kubectl(['apply', '-f', '-'], source.text);
  const before = await stateOf(world, name, namespace);
  assert.ok(before.pods.length > 0, 'it runs');

  const { kubeconfig } = world.cluster;
  // The kubectl of the PATH is run.
  const io = fakeIo({ env: { PATH: [dirname(await kubectl()), process.env['PATH']].join(delimiter) } });
  await main(['import', `ds/${name}`, '-n', namespace, '--adopt', '--kubeconfig', kubeconfig], io);
  const chart = chartOf(io.written.out);
  const folder = writeChart(chart);
  const given = ['--values', join(folder, 'ci/default-values.yaml')];
  const place = ['--namespace', namespace];
  const ownership = ['--take-ownership', ...(world.helm.major === 3 ? [] : ['--force-conflicts'])];
  await world.run('install', chart.workload.name, folder, ...place, ...given, ...ownership, ...WAIT);
  assert.equal(await stateOf(world, name, namespace), before);
  await world.run('upgrade', chart.workload.name, folder, ...place, ...given, ...WAIT);
  assert.equal(await stateOf(world, name, namespace), before, 'after an upgrade');
}

interface State {
  readonly pods: readonly string[];
  readonly revisions: readonly string[];
}

async function stateOf(world: World, name: string, namespace: string): Promise<State> {
  await world.nodesOf(name, namespace);
  const { uid } = (await world.daemonSet(name, namespace)).metadata;
  const revisions = (await world.api.list('ControllerRevision', namespace)).filter(({ metadata }) =>
    (metadata.ownerReferences ?? []).some((owner) => owner.uid === uid),
  );
  const uidsOf = (all: readonly { readonly metadata: { readonly uid: string } }[]): string[] =>
    all.map(({ metadata }) => metadata.uid).sort();
  return { pods: uidsOf(await world.podsOf(name, namespace)), revisions: uidsOf(revisions) };
}

/** A chart as others write it: its objects leave the namespace to the release. */
const FOREIGN = {
  'Chart.yaml': 'apiVersion: v2\nname: foreign\nversion: 1.0.0\n',
  'templates/account.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: {{ .Release.Name }}-agent}\n',
  'templates/config.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Release.Name }}-config}\ndata: {level: info}\n',
  'templates/daemonset.yaml': `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: {{ .Release.Name }}-agent}
spec:
  selector: {matchLabels: {app: {{ .Release.Name }}}}
  template:
    metadata: {labels: {app: {{ .Release.Name }}}}
    spec:
      serviceAccountName: {{ .Release.Name }}-agent
      containers:
        - name: agent
          image: example.com/agent:1.0
          envFrom: [{configMapRef: {name: {{ .Release.Name }}-config}}]
`,
};

async function fromRelease(world: World): Promise<void> {
  const folder = temporaryFolder();
  plant(folder, FOREIGN);
  const place = ['--namespace', 'monitoring'];
  await world.run('install', 'old', folder, ...place, '--create-namespace', ...WAIT);
  const io = fakeIo({ env: { HELM_BIN: world.helm.path } });
  const { kubeconfig } = world.cluster;
  const code = await main(['import', '--release', 'old', ...place, '--kubeconfig', kubeconfig, '--adopt'], io);
  assert.is(code, 0, io.written.err);
  const objects = rendered(chartOf(io.written.out), { name: 'old-agent', namespace: 'monitoring' });
  const original = readObjects({ name: 'release', text: await world.run('get', 'manifest', 'old', ...place) });
  const placed = original.objects.map(({ value }) => ({
    ...value,
    metadata: { ...value.metadata, namespace: 'monitoring' },
  }));
  assert.equal(compareObjects(comparable(placed, true), comparable(objects, true), { exact: true }), []);
}

const takeOvers: readonly Scenario[] = existsSync(corpus)
  ? TAKEN_OVER.map((name) => ({
      name: `take-over: ${name.slice(4)}`,
      run: (world) => takeOver(world, join(corpus, 'daemonsets/sets', `${name}.yaml`)),
    }))
  : [];

export const scenarios: readonly Scenario[] = [
  ...takeOvers,
  { name: 'import: the objects of a release of a chart of others', run: fromRelease },
];
