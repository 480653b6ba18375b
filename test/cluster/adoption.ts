/** Taking over a DaemonSet that runs, as the README tells: no pod may notice. */
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { readObjects } from '../../src/read/objects.ts';
import { chartOf, writeChart } from '../support/charts.ts';
import type { Scenario } from '../support/cluster/scenario.ts';
import type { World } from '../support/cluster/world.ts';
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

  await putKubectlOnPath();
  const { kubeconfig } = world.cluster;
  const io = fakeIo();
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

/** `import` runs the kubectl of the PATH. */
async function putKubectlOnPath(): Promise<void> {
  const folder = dirname(await kubectl());
  const path = (process.env['PATH'] ?? '').split(delimiter);
  if (!path.includes(folder)) process.env['PATH'] = [folder, ...path].join(delimiter);
}

export const scenarios: readonly Scenario[] = existsSync(corpus)
  ? TAKEN_OVER.map((name) => ({
      name: `take-over: ${name.slice(4)}`,
      run: (world) => takeOver(world, join(corpus, 'daemonsets/sets', `${name}.yaml`)),
    }))
  : [];
