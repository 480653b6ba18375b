/** Runs scenarios with each Helm, side by side, each on clusters of its own. */
import type { Helm } from '../helm.ts';
import { type ControlPlaneOptions, startControlPlane } from './control-plane.ts';
import { addNodes, NODES } from './nodes.ts';
import type { Scenario } from './scenario.ts';
import { World } from './world.ts';

/** What came of a scenario with one Helm. */
export interface Outcome {
  readonly seconds: number;
  readonly failure?: string;
}

/** One for each Helm, by scenario; without those that need not run with that Helm. */
export type Column = ReadonlyMap<Scenario, Outcome>;

export function runScenarios(scenarios: readonly Scenario[], helms: readonly Helm[]): Promise<readonly Column[]> {
  return Promise.all(
    helms.map((helm, at) => {
      // Shared out, as the clusters run side by side.
      const own = scenarios.filter(({ isWithoutHelm }, row) => !isWithoutHelm || row % helms.length === at);
      return runColumn(own, helm);
    }),
  );
}

async function runColumn(scenarios: readonly Scenario[], helm: Helm): Promise<Column> {
  const outcomes = new Map<Scenario, Outcome>();
  for (const [key, wanted] of bySort(scenarios)) {
    const cluster = await startControlPlane(JSON.parse(key) as ControlPlaneOptions);
    try {
      const world = new World(cluster, helm);
      await addNodes(cluster.api, NODES);
      await cluster.api.create(RUNTIME_CLASS);
      await world.inventory();
      for (const scenario of wanted) outcomes.set(scenario, await runOne(scenario, world));
    } finally {
      await cluster.processes.stop();
    }
  }
  return outcomes;
}

/** The handler that a GPU's device plugin asks for. */
const RUNTIME_CLASS = {
  apiVersion: 'node.k8s.io/v1',
  kind: 'RuntimeClass',
  metadata: { name: 'nvidia' },
  handler: 'nvidia',
} as const;

/** Scenarios by the sort of cluster they need. */
function bySort(scenarios: readonly Scenario[]): ReadonlyMap<string, readonly Scenario[]> {
  const sorts = new Map<string, Scenario[]>();
  for (const scenario of scenarios) {
    const key = JSON.stringify(scenario.cluster ?? {});
    sorts.set(key, [...(sorts.get(key) ?? []), scenario]);
  }
  return sorts;
}

async function runOne(scenario: Scenario, world: World): Promise<Outcome> {
  const start = performance.now();
  const failed = await failureOf(() => scenario.run(world));
  const unclean = await failureOf(() => world.cleanUp());
  const failure = failed ?? unclean;
  const seconds = (performance.now() - start) / 1000;
  console.error(`${failure === undefined ? '✔' : '✘'} Helm ${world.helm.version}  ${scenario.name}`);
  return { seconds, ...(failure === undefined ? {} : { failure }) };
}

async function failureOf(action: () => Promise<void>): Promise<string | undefined> {
  try {
    await action();
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) return String(error);
    // uvu's assertions keep the difference apart from the message.
    const { details } = error as { details?: string };
    return `${error.stack ?? error.message}${details === undefined ? '' : `\n${details}`}`;
  }
}
