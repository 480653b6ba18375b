/** Where the objects go, and whose the namespace is. */
import * as assert from 'uvu/assert';
import { until } from '../support/cluster/control-plane.ts';
import type { Scenario } from '../support/cluster/scenario.ts';
import type { World } from '../support/cluster/world.ts';
import { metadata, spec } from '../support/manifests.ts';
import { agent, privileged, WAIT } from './agents.ts';

const own = spec({ create_namespace: true });
const ENFORCE = 'pod-security.kubernetes.io/enforce';

const labelsOf = async (world: World, name: string): Promise<Readonly<Record<string, string>>> =>
  (await world.api.get('Namespace', name))?.metadata.labels ?? {};
const exists = async (world: World, name: string): Promise<boolean> =>
  (await world.api.get('Namespace', name)) !== undefined;

async function intoTheReleases(world: World): Promise<void> {
  await world.run('install', 'agent', agent(own, privileged), '-n', 'monitoring', '--create-namespace', ...WAIT);
  assert.ok((await world.nodesOf('agent', 'monitoring')).length > 0);
  assert.is((await labelsOf(world, 'monitoring'))[ENFORCE], undefined, "Helm's namespace stays as it made it");
  await world.run('uninstall', 'agent', '-n', 'monitoring', '--wait');
  assert.ok(await exists(world, 'monitoring'));
}

async function intoItsOwn(world: World): Promise<void> {
  const folder = agent(own, privileged);
  await world.run('install', 'agent', folder, ...WAIT);
  assert.ok((await world.nodesOf('agent', 'monitoring')).length > 0);
  assert.is((await labelsOf(world, 'monitoring'))[ENFORCE], 'privileged');
  await world.run('uninstall', 'agent', '--wait');
  assert.ok(await exists(world, 'monitoring'), 'kept');
  await world.run('install', 'agent', folder, ...WAIT);
  await world.run('upgrade', 'agent', folder, ...WAIT, '--set', 'namespace.create=false');
  assert.ok(await exists(world, 'monitoring'), 'kept when an upgrade no longer makes it');
  assert.ok((await world.nodesOf('agent', 'monitoring')).length > 0);
}

async function withoutKeep(world: World): Promise<void> {
  await world.run('install', 'agent', agent(own), ...WAIT, '--set', 'namespace.keep=false');
  await world.run('uninstall', 'agent', '--wait');
  await until('the namespace is gone', async () => !(await exists(world, 'monitoring')));
}

/** Helm refuses to own what it did not make; both ways out are in its message or in NOTES. */
async function whereOneIs(world: World): Promise<void> {
  const folder = agent(own);
  await world.makeNamespace('monitoring', { team: 'blue' });
  const message = await world.refused('install', 'agent', folder, ...WAIT);
  assert.match(message, /Namespace "monitoring" .*exists and cannot be imported/s);
  await world.run('install', 'agent', folder, ...WAIT, '--set', 'namespace.create=false');
  assert.ok((await world.nodesOf('agent', 'monitoring')).length > 0);
  await world.run('uninstall', 'agent', '--wait');
  await world.run('install', 'agent', folder, ...WAIT, '--take-ownership');
  assert.is((await labelsOf(world, 'monitoring'))['team'], 'blue', 'labels of others stay');
}

async function elsewhere(world: World): Promise<void> {
  await world.run('install', 'agent', agent(own), '-n', 'team-a', '--create-namespace', ...WAIT);
  assert.ok((await world.nodesOf('agent', 'team-a')).length > 0);
  assert.not(await exists(world, 'monitoring'));
}

/** The second chart leaves it to the first. */
async function sharedByTwo(world: World): Promise<void> {
  await world.run('install', 'agent', agent(own), ...WAIT);
  await world.run('install', 'other', agent(own, metadata({ name: 'other' })), ...WAIT);
  await world.run('upgrade', 'other', agent(own, metadata({ name: 'other' })), ...WAIT, '--set', 'image.tag=next');
  await world.run('uninstall', 'agent', '--wait');
  assert.ok((await world.nodesOf('other', 'monitoring')).length > 0);
  await world.run('upgrade', 'other', agent(own, metadata({ name: 'other' })), ...WAIT);
}

export const scenarios: readonly Scenario[] = [
  { name: 'namespace: the release’s, with --create-namespace', run: intoTheReleases },
  { name: 'namespace: its own, kept by uninstall and when an upgrade stops making it', run: intoItsOwn },
  { name: 'namespace: its own, not kept', run: withoutKeep },
  { name: 'namespace: its own, where one of that name is', run: whereOneIs },
  { name: 'namespace: another one, by -n', run: elsewhere },
  { name: 'namespace: one that two charts create', run: sharedByTwo },
];
