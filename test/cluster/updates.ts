/** How pods are replaced: as the strategy says, and only when there is a reason. */
import * as assert from 'uvu/assert';
import { watchRollout } from '../support/cluster/rollout.ts';
import type { Scenario } from '../support/cluster/scenario.ts';
import { valuesFile, type World } from '../support/cluster/world.ts';
import { app, merge, metadata, spec } from '../support/manifests.ts';
import { agent, everywhere, WAIT } from './agents.ts';

const NAMESPACE = 'monitoring';
const PLACE = ['--namespace', NAMESPACE, '--create-namespace'];
const NEXT = ['--set', 'image.tag=next'];

const uidsOf = async (world: World): Promise<string[]> =>
  (await world.podsOf('agent', NAMESPACE)).map(({ metadata }) => metadata.uid).sort();
const imagesOf = async (world: World): Promise<string[]> => [
  ...new Set((await world.podsOf('agent', NAMESPACE)).map(({ spec }) => spec.containers[0]?.image ?? 'none')),
];

/** Installs a chart, and hands over how to upgrade it. */
async function install(world: World, folder: string, ...flags: readonly string[]): Promise<void> {
  await world.run('install', 'agent', folder, ...PLACE, ...WAIT, ...flags);
  await world.nodesOf('agent', NAMESPACE);
}

const strategy = (fields: object): string => agent(everywhere, spec({ update_strategy: fields }));

/** What each strategy allows at a time, of five nodes. */
const ROLLOUTS = [
  { name: 'maxUnavailable 2', limits: { max_unavailable: 2 }, mostMissing: 2, mostExtra: 0 },
  // A share of the nodes is rounded up.
  { name: 'maxUnavailable 30%', limits: { max_unavailable: '30%' }, mostMissing: 2, mostExtra: 0 },
  { name: 'maxSurge 1', limits: { max_surge: 1 }, mostMissing: 0, mostExtra: 1 },
  { name: 'maxSurge 50%', limits: { max_surge: '50%' }, mostMissing: 0, mostExtra: 3 },
] as const;

async function rollsWithin(world: World, { limits, mostMissing, mostExtra }: (typeof ROLLOUTS)[number]): Promise<void> {
  const folder = strategy({ type: 'RollingUpdate', rolling_update: limits });
  await install(world, folder);
  const rollout = await watchRollout(world, 'agent', NAMESPACE);
  await world.run('upgrade', 'agent', folder, ...PLACE, ...WAIT, ...NEXT);
  await world.nodesOf('agent', NAMESPACE);
  const seen = rollout.stop();
  assert.equal(await imagesOf(world), ['agent:next']);
  assert.ok(seen.mostMissing <= mostMissing, `${seen.mostMissing} nodes without a pod`);
  assert.ok(seen.mostExtra <= mostExtra, `${seen.mostExtra} pods too many`);
  assert.ok(seen.mostMissing + seen.mostExtra > 0, 'the rollout was not seen');
}

/** What NOTES.txt says of `--wait`: Helm 3 returns at once, Helm 4 waits until its timeout. */
async function onDelete(world: World): Promise<void> {
  const folder = strategy({ type: 'OnDelete' });
  await install(world, folder);
  const before = await uidsOf(world);
  const upgrade = ['upgrade', 'agent', folder, ...PLACE, '--wait', '--timeout', '10s', ...NEXT];
  if (world.helm.major === 3) await world.run(...upgrade);
  else assert.match(await world.refused(...upgrade), /timeout|deadline/i);
  assert.equal(await uidsOf(world), before);
  assert.match(await world.run('get', 'notes', 'agent', '--namespace', NAMESPACE), /OnDelete/);

  for (const { metadata } of await world.podsOf('agent', NAMESPACE))
    await world.api.remove('Pod', metadata.name, NAMESPACE);
  await world.nodesOf('agent', NAMESPACE);
  assert.equal(await imagesOf(world), ['agent:next']);
}

/** Whatever of a chart is not the pod's own must not restart every node's agent. */
async function restartsForAReason(world: World): Promise<void> {
  const fields = merge(everywhere, spec({ config_maps: { config: { data: { 'agent.conf': 'level=info' } } } }));
  await install(world, agent(fields));
  const before = await uidsOf(world);
  const upgrade = async (folder: string, ...flags: readonly string[]): Promise<string[]> => {
    await world.run('upgrade', 'agent', folder, ...PLACE, ...WAIT, ...flags);
    await world.nodesOf('agent', NAMESPACE);
    return uidsOf(world);
  };
  const version = metadata({ annotations: { 'ds2helm.dev/chart-version': '0.2.0' } });
  assert.equal(await upgrade(agent(fields, version)), before, 'a version of the chart');
  assert.equal(await upgrade(agent(fields, metadata({ labels: { team: 'blue' } }))), before, 'a label of all objects');
  assert.equal(await upgrade(agent(fields, spec({ min_ready_seconds: 1 }))), before, 'a field beside the pod');
  const configured = agent(fields, spec({ config_maps: { config: { data: { 'agent.conf': 'level=debug' } } } }));
  const silent = await upgrade(agent(fields), '--set', 'configRollout=false');
  assert.equal(
    await upgrade(configured, '--set', 'configRollout=false'),
    silent,
    'configuration, with configRollout off',
  );
  const after = await upgrade(configured, '--set', 'configRollout=true');
  assert.is(after.length, before.length);
  assert.ok(!after.some((uid) => silent.includes(uid)), 'configuration restarts the pods');
}

/** The Secret's data is summed up in the pods' annotations. */
async function secretRotation(world: World): Promise<void> {
  const folder = agent(everywhere, app({ env: { secrets: [{ name: 'API_KEY', value: 'old' }] } }));
  const given = (key: string): string[] => ['--values', valuesFile({ secretEnv: { API_KEY: key } })];
  await install(world, folder, ...given('first'));
  const first = await uidsOf(world);
  await world.run('upgrade', 'agent', folder, ...PLACE, ...WAIT, ...given('first'));
  assert.equal(await uidsOf(world), first, 'the same value');
  await world.run('upgrade', 'agent', folder, ...PLACE, ...WAIT, ...given('second'));
  await world.nodesOf('agent', NAMESPACE);
  const second = await uidsOf(world);
  assert.is(second.length, first.length);
  assert.ok(!second.some((uid) => first.includes(uid)), 'another value restarts the pods');
}

export const scenarios: readonly Scenario[] = [
  ...ROLLOUTS.map((rollout) => ({
    name: `an upgrade keeps to ${rollout.name}`,
    run: (world: World) => rollsWithin(world, rollout),
  })),
  { name: 'OnDelete replaces no pod, and --wait does what NOTES says', run: onDelete },
  { name: 'pods restart for their own template and configuration alone', run: restartsForAReason },
  { name: 'pods restart for another value of a secret', run: secretRotation },
];
