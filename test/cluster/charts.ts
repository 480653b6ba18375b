/** The charts of the examples, from install to uninstall. */
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { chartOf, textOf, writeChart } from '../support/charts.ts';
import type { NodeName } from '../support/cluster/nodes.ts';
import { watchRollout } from '../support/cluster/rollout.ts';
import type { Scenario } from '../support/cluster/scenario.ts';
import type { World } from '../support/cluster/world.ts';

const WORKERS: readonly NodeName[] = ['arm64', 'linux-1', 'linux-2'];
const WITH_CONTROL_PLANE: readonly NodeName[] = ['arm64', 'control-plane', 'linux-1', 'linux-2'];
const ALL_LINUX: readonly NodeName[] = ['arm64', 'control-plane', 'gpu', 'linux-1', 'linux-2'];

/** What the selectors and tolerations of each manifest say, read by hand. */
const NODES_OF: Readonly<Record<string, readonly NodeName[]>> = {
  'ceph-csi-node': ALL_LINUX,
  'cni-installer': ALL_LINUX,
  'datadog-agent': ALL_LINUX,
  // Its other toleration is of a taint that no node has.
  'every-field': WITH_CONTROL_PLANE,
  falco: ALL_LINUX,
  filebeat: WITH_CONTROL_PLANE,
  'fluent-bit': WITH_CONTROL_PLANE,
  // It tolerates `master`, which no node is called any more, and names no operating system: Windows is tainted here.
  'fluentd-logger': WORKERS,
  'gpu-device-plugin': ['gpu'],
  'node-exporter': ALL_LINUX,
};

export const scenarios: readonly Scenario[] = Object.entries(NODES_OF).map(([name, nodes]) => ({
  name: `${name}: install, upgrade, roll back, uninstall`,
  run: (world) => live(world, name, nodes),
}));

async function live(world: World, name: string, nodes: readonly NodeName[]): Promise<void> {
  const chart = chartOf(textOf(`examples/${name}.yaml`));
  const folder = writeChart(chart);
  const namespace = chart.workload.namespace.name ?? 'own';
  const isOwn = chart.workload.namespace.create;
  const place = isOwn ? [] : ['--namespace', namespace];
  const given = ['--values', join(folder, 'ci/default-values.yaml'), '--wait', '--timeout', '60s', ...place];
  const before = await world.inventory();

  await world.run('install', name, folder, ...given, ...(isOwn ? [] : ['--create-namespace']));
  assert.equal(await world.nodesOf(name, namespace), nodes);
  const first = await imagesOf(world, name, namespace);

  const rollout = await watchRollout(world, name, namespace);
  await world.run('upgrade', name, folder, ...given, '--set', 'image.tag=next', '--set', 'image.digest=');
  assert.equal(await world.nodesOf(name, namespace), nodes);
  const seen = rollout.stop();
  // Every example lets one of a few nodes be without its pod, and none asks for more than one pod on a node.
  assert.ok(seen.mostMissing <= 1, `${seen.mostMissing} of ${nodes.length} nodes had no pod at a time`);
  assert.is(seen.mostExtra, 0, 'pods beside those of the nodes');
  assert.equal(
    (await imagesOf(world, name, namespace)).map((image) => image.split(':').at(-1)),
    nodes.map(() => 'next'),
  );

  await world.run('rollback', name, '1', '--wait', '--timeout', '60s', ...place);
  assert.equal(await world.nodesOf(name, namespace), nodes);
  assert.equal(await imagesOf(world, name, namespace), first);

  await world.run('uninstall', name, '--wait', ...place);
  const own = namespace === 'kube-system' ? [] : [`Namespace ${namespace}`];
  assert.equal(await world.newSince(before), own);
}

/** The image of the main container of each pod. */
const imagesOf = async (world: World, name: string, namespace: string): Promise<string[]> =>
  (await world.podsOf(name, namespace)).map(({ spec }) => spec.containers[0]?.image ?? 'none');
