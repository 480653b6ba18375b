/** A cluster whose namespaces are `restricted` unless they say otherwise. */
import * as assert from 'uvu/assert';
import { until } from '../support/cluster/control-plane.ts';
import type { Scenario } from '../support/cluster/scenario.ts';
import type { World } from '../support/cluster/world.ts';
import { app, pod, spec } from '../support/manifests.ts';
import { agent, privileged, WAIT } from './agents.ts';

const own = spec({ create_namespace: true });
const modest = [
  own,
  pod({ security_context: { run_as_non_root: true, run_as_user: 65534, seccomp_profile: { type: 'RuntimeDefault' } } }),
  app({ security_context: { allow_privilege_escalation: false, capabilities: { drop: ['ALL'] } } }),
];

const levelsOf = async (world: World): Promise<string[]> =>
  Object.entries((await world.api.get('Namespace', 'monitoring'))?.metadata.labels ?? {})
    .filter(([key]) => key.startsWith('pod-security.kubernetes.io/'))
    .map(([key, value]) => `${key.split('/')[1]}=${value}`)
    .sort();

async function forItsPod(world: World): Promise<void> {
  await world.run('install', 'agent', agent(own, privileged), ...WAIT);
  assert.equal(await world.nodesOf('agent', 'monitoring'), ['arm64', 'linux-1', 'linux-2']);
  assert.equal(await levelsOf(world), ['audit=privileged', 'enforce=privileged', 'warn=privileged']);
}

async function notTightened(world: World): Promise<void> {
  await world.run('install', 'agent', agent(...modest), ...WAIT);
  assert.equal(await world.nodesOf('agent', 'monitoring'), ['arm64', 'linux-1', 'linux-2']);
  assert.equal(await levelsOf(world), []);
}

/** A namespace of Helm's has no labels: NOTES has the line that gives it them. */
async function byTheUser(world: World): Promise<void> {
  await world.run('install', 'agent', agent(own, privileged), '-n', 'monitoring', '--create-namespace');
  const notes = await world.run('get', 'notes', 'agent', '-n', 'monitoring');
  const [, line] = /^ *kubectl (label namespace .*)$/m.exec(notes) ?? [];
  assert.ok(line !== undefined, notes);
  assert.equal(await world.podsOf('agent', 'monitoring'), []);
  assert.is((await world.kubectl((line ?? '').split(' '))).code, 0, line);
  await until('the pods are let in', async () => (await world.podsOf('agent', 'monitoring')).length === 3, 120);
}

const cluster = { podSecurity: 'restricted' } as const;
export const scenarios: readonly Scenario[] = [
  { name: 'Pod Security: a created namespace lets its privileged pod run', cluster, run: forItsPod },
  { name: 'Pod Security: a modest pod’s namespace gets no level', cluster, run: notTightened },
  { name: 'Pod Security: the line of NOTES for a namespace of Helm’s', cluster, run: byTheUser },
];
