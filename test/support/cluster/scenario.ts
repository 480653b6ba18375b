import type { ControlPlaneOptions } from './control-plane.ts';
import type { World } from './world.ts';

/** Something that users do, and what must come of it: run once with each Helm, on a cluster without a release. */
export interface Scenario {
  /** One line of the table. */
  readonly name: string;
  /** The cluster it needs, where that isn't one as Kubernetes comes. */
  readonly cluster?: ControlPlaneOptions;
  /** It runs no Helm: once is enough. */
  readonly isWithoutHelm?: true;
  run(world: World): Promise<void>;
}
