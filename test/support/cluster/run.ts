/** Runs scenarios with each Helm, side by side, each on a cluster of its own, and prints a table. */
import { type Helm, helms } from '../helm.ts';
import { type ControlPlane, startControlPlane } from './control-plane.ts';
import { addNodes, NODES } from './nodes.ts';
import type { Scenario } from './scenario.ts';
import { World } from './world.ts';

export interface Outcome {
  readonly seconds: number;
  readonly failure?: string;
}

export async function runScenarios(scenarios: readonly Scenario[]): Promise<{ passed: number; failed: number }> {
  const found = await helms();
  const started = await Promise.allSettled(found.map(() => startControlPlane()));
  const clusters = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  try {
    for (const one of started) if (one.status === 'rejected') throw one.reason;
    const columns = await Promise.all(
      found.map((helm, at) => runColumn(scenarios, helm, clusters[at] as ControlPlane)),
    );
    print(scenarios, found, columns);
    const outcomes = columns.flat();
    const failed = outcomes.filter(({ failure }) => failure !== undefined).length;
    return { passed: outcomes.length - failed, failed };
  } finally {
    await Promise.all(clusters.map(({ processes }) => processes.stop()));
  }
}

async function runColumn(scenarios: readonly Scenario[], helm: Helm, cluster: ControlPlane): Promise<Outcome[]> {
  const world = new World(cluster, helm);
  await addNodes(cluster.api, NODES);
  await cluster.api.create({ ...RUNTIME_CLASS });
  await world.inventory();
  const outcomes: Outcome[] = [];
  for (const scenario of scenarios) outcomes.push(await runOne(scenario, world));
  return outcomes;
}

/** The handler that a GPU's device plugin asks for. */
const RUNTIME_CLASS = {
  apiVersion: 'node.k8s.io/v1',
  kind: 'RuntimeClass',
  metadata: { name: 'nvidia' },
  handler: 'nvidia',
} as const;

async function runOne(scenario: Scenario, world: World): Promise<Outcome> {
  const start = Date.now();
  let failure: string | undefined;
  try {
    await scenario.run(world);
  } catch (error) {
    failure = textOf(error);
  }
  const seconds = (Date.now() - start) / 1000;
  console.error(
    `${failure === undefined ? '✔' : '✘'} Helm ${world.helm.version} ${scenario.name} ${seconds.toFixed(1)} s`,
  );
  await world.cleanUp();
  return { seconds, ...(failure === undefined ? {} : { failure }) };
}

/** uvu's assertions keep the difference apart from the message. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { details } = error as { details?: string };
  return `${error.stack ?? error.message}${details === undefined ? '' : `\n${details}`}`;
}

function print(scenarios: readonly Scenario[], found: readonly Helm[], columns: readonly (readonly Outcome[])[]): void {
  const cell = ({ seconds, failure }: Outcome): string =>
    `${failure === undefined ? '✔' : '✘'} ${seconds.toFixed(1)} s`;
  const rows = [
    ['', ...found.map(({ version }) => `Helm ${version}`)],
    ...scenarios.map(({ name }, row) => [name, ...columns.map((column) => cell(column[row] as Outcome))]),
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  for (const [name = '', ...cells] of rows)
    console.log(`${name.padEnd(width)}  ${cells.map((text) => text.padEnd(12)).join('')}`.trimEnd());
  scenarios.forEach(({ name }, row) => {
    columns.forEach((column, at) => {
      const failure = column[row]?.failure;
      if (failure !== undefined) console.log(`\n✘ ${name}, Helm ${found[at]?.version}\n${failure}`);
    });
  });
}
