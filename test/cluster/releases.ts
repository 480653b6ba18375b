/** Several releases of a chart, and several charts of a release. */
import { randomBytes } from 'node:crypto';
import * as assert from 'uvu/assert';
import type { Scenario } from '../support/cluster/scenario.ts';
import { valuesFile, type World } from '../support/cluster/world.ts';
import { app, merge, spec } from '../support/manifests.ts';
import { agent, everywhere, WAIT } from './agents.ts';

const place = (namespace: string): string[] => ['--namespace', namespace, '--create-namespace'];
const withRoles = spec({
  service_account: { create: true },
  rbac: {
    cluster_rules: [{ api_groups: [''], resources: ['nodes'], verbs: ['list'] }],
    namespace_rules: [{ api_groups: [''], resources: ['pods'], verbs: ['list'] }],
  },
});
const variables = (names: Readonly<Record<string, string>>): ReturnType<typeof app> =>
  app({ env: { variables: Object.entries(names).map(([name, value]) => ({ name, value })) } });

const uidsOf = async (world: World, name: string, namespace: string): Promise<string[]> =>
  (await world.podsOf(name, namespace)).map(({ metadata }) => metadata.uid).sort();

/** The kind's older engine selected by one label, so that one release took the other's pods. */
async function sideBySide(world: World): Promise<void> {
  const folder = agent(everywhere, withRoles);
  const names = ['one-agent', 'two-agent'];
  for (const release of ['one', 'two']) await world.run('install', release, folder, ...place('monitoring'), ...WAIT);
  for (const name of names) assert.is((await world.nodesOf(name, 'monitoring')).length, 5, name);
  const second = await uidsOf(world, 'two-agent', 'monitoring');
  await world.run('upgrade', 'one', folder, ...place('monitoring'), ...WAIT, '--set', 'image.tag=next');
  await world.nodesOf('one-agent', 'monitoring');
  await world.run('uninstall', 'one', '--namespace', 'monitoring', '--wait');
  assert.equal(await world.nodesOf('two-agent', 'monitoring'), ['arm64', 'control-plane', 'gpu', 'linux-1', 'linux-2']);
  assert.equal(await uidsOf(world, 'two-agent', 'monitoring'), second, 'the other release’s pods');
}

async function inTwoNamespaces(world: World): Promise<void> {
  const folder = agent(withRoles);
  for (const namespace of ['a', 'b']) await world.run('install', 'agent', folder, ...place(namespace), ...WAIT);
  const clusterRoles = async (): Promise<string[]> =>
    [...(await world.inventory())].filter((line) => line.startsWith('ClusterRole')).sort();
  assert.equal(await clusterRoles(), [
    'ClusterRole agent-a',
    'ClusterRole agent-b',
    'ClusterRoleBinding agent-a',
    'ClusterRoleBinding agent-b',
  ]);
  await world.run('uninstall', 'agent', '--namespace', 'a', '--wait');
  assert.equal(await clusterRoles(), ['ClusterRole agent-b', 'ClusterRoleBinding agent-b']);
  assert.ok((await world.nodesOf('agent', 'b')).length > 0);
}

interface Variable {
  readonly name: string;
  readonly value?: string;
}

async function variablesIn(world: World): Promise<Readonly<Record<string, string | undefined>>> {
  await world.nodesOf('agent', 'monitoring');
  const [pod] = await world.podsOf('agent', 'monitoring');
  const { env = [] } = (pod?.spec.containers[0] ?? {}) as { env?: readonly Variable[] };
  return Object.fromEntries(env.filter(({ value }) => value !== undefined).map(({ name, value }) => [name, value]));
}

/** Values of an older chart know nothing of what was added since. */
async function reusedValues(world: World): Promise<void> {
  const before = variables({ LEVEL: 'info', OLD: '1' });
  const after = merge(
    variables({ LEVEL: 'info', NEW: '2' }),
    merge(withRoles, spec({ config_maps: { config: { data: { key: 'text' } } }, host_network: true })),
  );
  await world.run('install', 'agent', agent(before), ...place('monitoring'), ...WAIT, '--set', 'env.LEVEL=debug');
  const upgrade = ['upgrade', 'agent', agent(after), ...place('monitoring'), ...WAIT];
  await world.run(...upgrade, '--reuse-values');
  assert.is((await variablesIn(world))['LEVEL'], 'debug');
  await world.run(...upgrade, '--reset-then-reuse-values');
  assert.equal(await variablesIn(world), { LEVEL: 'debug', NEW: '2' });
}

async function rollback(world: World): Promise<void> {
  const first = agent(variables({ LEVEL: 'info', REMOVED: '1' }));
  const second = agent(
    variables({ LEVEL: 'info', ADDED: '2' }),
    app({ ports: [{ name: 'http', container_port: 80 }] }),
  );
  await world.run('install', 'agent', first, ...place('monitoring'), ...WAIT);
  const before = await world.daemonSet('agent', 'monitoring');
  await world.run('upgrade', 'agent', second, ...place('monitoring'), ...WAIT);
  assert.equal(await variablesIn(world), { LEVEL: 'info', ADDED: '2' });
  await world.run('rollback', 'agent', '1', '--namespace', 'monitoring', ...WAIT);
  assert.equal(await variablesIn(world), { LEVEL: 'info', REMOVED: '1' });
  assert.equal((await world.daemonSet('agent', 'monitoring')).spec, before.spec);
}

/** The rule release-too-large says 1,000,000 bytes, and that of text like this twice its length is kept. */
async function largestRecord(world: World): Promise<void> {
  const folder = agent(spec({ config_maps: { config: { data: { key: 'text' } } } }));
  const given = (length: number): string[] => {
    const key = randomBytes((length / 4) * 3).toString('base64');
    return ['--values', valuesFile({ configMaps: { config: { data: { key } } } })];
  };
  assert.match(await world.refused('install', 'agent', folder, ...place('monitoring'), ...given(540_000)), /too long/i);
  await world.run('install', 'agent', folder, ...place('monitoring'), ...WAIT, ...given(480_000));
}

export const scenarios: readonly Scenario[] = [
  { name: 'two releases in one namespace leave each other’s pods alone', run: sideBySide },
  { name: 'one release name in two namespaces', run: inTwoNamespaces },
  { name: 'an upgrade with --reuse-values to a chart with new fields', run: reusedValues },
  { name: 'a rollback across an added and a removed value', run: rollback },
  { name: 'the largest record of a release', run: largestRecord },
];
