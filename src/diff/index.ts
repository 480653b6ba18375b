import type { Diagnostic } from '../diagnostic.ts';
import { type Bump, bumpFor } from './bump.ts';
import { type Change, type Impact, worstOf } from './change.ts';
import { diffChart, diffFiles } from './chart.ts';
import { diffObjects } from './objects.ts';
import { ownershipOf } from './ownership.ts';
import type { Snapshot } from './snapshot.ts';
import { doubtStep } from './step.ts';
import { diffValues } from './values.ts';

export type { Bump } from './bump.ts';
export { type Change, IMPACTS, type Impact } from './change.ts';
export { CHANGELOG, CHANGES } from './changelog.ts';
export { standIns } from './knobs.ts';
export { type NextRelease, nextRelease, type ReleasedChart, type Standing } from './release.ts';
export type { ChartIdentity, Snapshot } from './snapshot.ts';
export { compareVersions, nextVersion } from './version.ts';
export { changeName, shownValue } from './wording.ts';

/** What an upgrade from one chart to another means. */
export interface Diff {
  readonly before: Snapshot['chart'];
  readonly after: Snapshot['chart'];
  readonly changes: readonly Change[];
  readonly verdict: Impact | 'same';
  /** The step that the version must take. */
  readonly bump: Bump;
  /** The version takes a smaller one. */
  readonly doubt?: Diagnostic;
}

export function diffSnapshots(before: Snapshot, after: Snapshot): Diff {
  const isOurs = before.chart.isOurs && after.chart.isOurs;
  const changes = [
    ...diffChart(before.chart, after.chart),
    ...diffObjects(ownershipOf(before), ownershipOf(after)),
    ...diffValues(before.values, after.values, isOurs),
    ...diffFiles(before.files, after.files),
  ];
  const bump = bumpFor(changes);
  const doubt = doubtStep(before.chart.version, after.chart.version, bump);
  return {
    before: before.chart,
    after: after.chart,
    changes,
    verdict: worstOf(changes) ?? 'same',
    bump,
    ...(doubt === undefined ? {} : { doubt }),
  };
}
