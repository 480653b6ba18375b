/** Taking over a DaemonSet that runs, as the README tells: no pod may notice. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { compareObjects } from '../../src/compare/index.ts';
import { placedIn } from '../../src/model/placed.ts';
import { readObjects } from '../../src/read/objects.ts';
import { chartOf, rendered } from '../support/charts.ts';
import type { Scenario } from '../support/cluster/scenario.ts';
import type { World } from '../support/cluster/world.ts';
import { comparable } from '../support/comparable.ts';
import { plant, temporaryFolder } from '../support/folder.ts';
import { importAdopted, runInShell } from '../support/printed-commands.ts';
import { WAIT } from './agents.ts';
import { corpus } from './corpus.ts';
import { FOREIGN, VARIABLES, WITH_A_SECRET } from './taken-over.ts';

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

/** How the commands are run: with a file of secrets, with variables of the shell, or as for a Helm without --take-ownership. */
type Way = 'file' | 'variables' | 'marks';

/** kubectl apply, then the commands that import --adopt prints. */
async function takeOver(world: World, text: string, way: Way): Promise<void> {
  const objects = readObjects({ name: 'objects', text }).objects.map(({ value }) => value);
  const daemonSet = objects.find(({ kind }) => kind === 'DaemonSet');
  assert.ok(daemonSet, 'there is a DaemonSet');
  const { name, namespace = 'default' } = daemonSet?.metadata ?? { name: '' };
  if ((await world.api.get('Namespace', namespace)) === undefined) await world.makeNamespace(namespace);
  // Kinds that the cluster doesn't know are left out, as the DaemonSet doesn't need them to run here.
  await world.kubectl(['apply', '-f', '-'], text);
  const before = await stateOf(world, name, namespace);
  assert.ok(before.pods.length > 0, 'it runs');

  const from = [`ds/${name}`, '-n', namespace, '--kubeconfig', world.cluster.kubeconfig];
  const secrets = way === 'file' ? ['--secrets-out', 'FOLDER/secrets.yaml'] : [];
  const printed = await importAdopted([...from, ...secrets], world.helm);
  await runInShell(ordered(printed.commands, way, world), printed, world.helm, VARIABLES);
  assert.equal(await stateOf(world, name, namespace), before);

  const [, release = '', chart = ''] = /^helm install (?:--\S+ )*(\S+) (\S+)/m.exec(printed.commands.join('\n')) ?? [];
  await world.run('upgrade', release, join(printed.folder, chart), '--namespace', namespace, '--reuse-values', ...WAIT);
  assert.equal(await stateOf(world, name, namespace), before, 'after an upgrade');
}

/** The commands as the comments between them say. */
function ordered(commands: readonly string[], way: Way, { helm }: World): readonly string[] {
  const isMark = (line: string): boolean => line.startsWith('kubectl ');
  const [build = '', install = ''] = commands.filter((line) => !isMark(line));
  const forced = helm.major === 3 ? install : `${install} --force-conflicts`;
  if (way !== 'marks') return [build, forced];
  return [build, ...commands.filter(isMark), forced.replace(' --take-ownership', '')];
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

async function fromRelease(world: World): Promise<void> {
  const folder = temporaryFolder();
  plant(folder, FOREIGN);
  const place = ['--namespace', 'monitoring'];
  await world.run('install', 'old', folder, ...place, '--create-namespace', ...WAIT);
  const before = await stateOf(world, 'old-agent', 'monitoring');
  const { kubeconfig } = world.cluster;
  const printed = await importAdopted(['--release', 'old', ...place, '--kubeconfig', kubeconfig], world.helm);
  assert.is(printed.code, 0, printed.err);
  const objects = rendered(chartOf(printed.out), { name: 'old-agent', namespace: 'monitoring' });
  const original = readObjects({ name: 'release', text: await world.run('get', 'manifest', 'old', ...place) });
  const placed = original.objects.map(({ value }) => placedIn(value, 'monitoring'));
  assert.equal(compareObjects(comparable(placed, true), comparable(objects, true), { exact: true }), []);

  await runInShell(printed.commands, printed, world.helm);
  assert.equal(await stateOf(world, 'old-agent', 'monitoring'), before, 'after the upgrade of the release');
  assert.match(await world.run('get', 'manifest', 'old', ...place), 'helm.sh/chart: old-agent-');
}

/** The release of a DaemonSet is found by what Helm has written at it. */
async function ofRelease(world: World): Promise<void> {
  const folder = temporaryFolder();
  plant(folder, FOREIGN);
  await world.run('install', 'old', folder, '--namespace', 'monitoring', '--create-namespace', ...WAIT);
  const before = await stateOf(world, 'old-agent', 'monitoring');
  const from = ['ds/old-agent', '-n', 'monitoring', '--kubeconfig', world.cluster.kubeconfig];
  const printed = await importAdopted(from, world.helm);
  assert.match(printed.err, 'daemonset-of-a-release');
  await runInShell(printed.commands, printed, world.helm);
  assert.equal(await stateOf(world, 'old-agent', 'monitoring'), before);
}

const takeOvers: readonly Scenario[] = existsSync(corpus)
  ? TAKEN_OVER.map((name) => ({
      name: `take-over: ${name.slice(4)}`,
      run: (world) => takeOver(world, readFileSync(join(corpus, 'daemonsets/sets', `${name}.yaml`), 'utf8'), 'file'),
    }))
  : [];

export const scenarios: readonly Scenario[] = [
  ...takeOvers,
  { name: 'take-over: with a file of secrets', run: (world) => takeOver(world, WITH_A_SECRET, 'file') },
  { name: 'take-over: with variables of the shell', run: (world) => takeOver(world, WITH_A_SECRET, 'variables') },
  { name: 'take-over: by hand', run: (world) => takeOver(world, WITH_A_SECRET, 'marks') },
  { name: 'take-over: of a release, by its name', run: fromRelease },
  { name: 'take-over: of a release, by its DaemonSet', run: ofRelease },
];
