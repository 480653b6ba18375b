/** On which nodes the pods run, and what `--wait` makes of a dead one. */
import * as assert from 'uvu/assert';
import { addNodes, type NodeName } from '../support/cluster/nodes.ts';
import type { Scenario } from '../support/cluster/scenario.ts';
import type { World } from '../support/cluster/world.ts';
import { type Fields, pod, spec } from '../support/manifests.ts';
import { agent, everywhere, WAIT } from './agents.ts';

const PLACE = ['--namespace', 'monitoring', '--create-namespace'];
const select = (labels: Readonly<Record<string, string>>): Fields => spec({ node_selector: labels });
const tolerate = (...tolerations: readonly object[]): Fields => spec({ tolerations });

/** By hand, from the labels and taints of NODES. */
const CHOICES: readonly {
  readonly fields: readonly Fields[];
  readonly nodes: readonly NodeName[];
  readonly name: string;
}[] = [
  { name: 'no selector and no toleration', fields: [], nodes: ['arm64', 'linux-1', 'linux-2'] },
  {
    name: 'a toleration of everything',
    fields: [tolerate({ operator: 'Exists' })],
    nodes: ['arm64', 'control-plane', 'gpu', 'linux-1', 'linux-2', 'windows'],
  },
  { name: 'arm64 only', fields: [select({ 'kubernetes.io/arch': 'arm64' })], nodes: ['arm64'] },
  {
    name: 'Windows only',
    fields: [
      select({ 'kubernetes.io/os': 'windows' }),
      tolerate({ key: 'os', operator: 'Equal', value: 'windows', effect: 'NoSchedule' }),
    ],
    nodes: ['windows'],
  },
  {
    name: 'GPU nodes, by a taint with any value',
    fields: [
      select({ 'nvidia.com/gpu.present': 'true' }),
      tolerate({ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }),
    ],
    nodes: ['gpu'],
  },
  {
    name: 'GPU nodes, by a taint with another value',
    fields: [tolerate({ key: 'nvidia.com/gpu', value: 'absent', effect: 'NoSchedule' })],
    nodes: ['arm64', 'linux-1', 'linux-2'],
  },
  {
    name: 'control plane, by node affinity',
    fields: [
      tolerate({ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists', effect: 'NoSchedule' }),
      pod({
        scheduling: {
          node_affinity: {
            required: [{ match_expressions: [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' }] }],
          },
        },
      }),
    ],
    nodes: ['control-plane'],
  },
];

async function choose(world: World): Promise<void> {
  for (const { name, fields, nodes } of CHOICES) {
    await world.run('install', 'agent', agent(...fields), ...PLACE, ...WAIT);
    assert.equal(await world.nodesOf('agent', 'monitoring'), nodes, name);
    await world.run('uninstall', 'agent', '--namespace', 'monitoring', '--wait');
  }
}

/** What NOTES.txt says: Helm 3 lets maxUnavailable pods be missing, Helm 4 waits for each, also on a node that is NotReady. */
async function deadNode(world: World): Promise<void> {
  await addNodes(world.api, { dead: { isDead: true } });
  try {
    const install = ['install', 'agent', agent(everywhere), ...PLACE, '--wait', '--timeout', '15s'];
    if (world.helm.major === 3) await world.run(...install);
    else assert.match(await world.refused(...install), /timeout|deadline/i);
    assert.match(await world.run('get', 'notes', 'agent', '--namespace', 'monitoring'), /NotReady/);
  } finally {
    await world.api.remove('Node', 'dead');
  }
}

export const scenarios: readonly Scenario[] = [
  { name: 'pods run on the nodes that selectors and tolerations allow', run: choose },
  { name: '--wait with a dead node does what NOTES says', run: deadNode },
];
