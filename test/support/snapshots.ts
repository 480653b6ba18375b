/** Charts as those who upgrade see them. */
import { sideOfManifest } from '../../src/cli/sides.ts';
import { type Diff, diffSnapshots, type Snapshot } from '../../src/diff/index.ts';
import { chartOf } from './charts.ts';

/** The chart of a manifest, rendered for a release called agent. */
export async function snapshotOf(manifest: string, namespace = 'default'): Promise<Snapshot> {
  const { chart, values, files, render } = sideOfManifest(chartOf(manifest), false);
  return { chart, values, files, objects: await render({ name: 'agent', namespace }) };
}

export const diffManifests = async (before: string, after: string): Promise<Diff> =>
  diffSnapshots(await snapshotOf(before), await snapshotOf(after));
