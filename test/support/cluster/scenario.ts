import type { World } from './world.ts';

/** Something that users do, and what must come of it: run once with each Helm, on a cluster without a release. */
export interface Scenario {
  /** One line of the table. */
  readonly name: string;
  run(world: World): Promise<void>;
}
