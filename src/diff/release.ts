import type { Diagnostic } from '../diagnostic.ts';
import { generateChart } from '../generate/index.ts';
import type { ChartFile } from '../model/chart.ts';
import type { Workload } from '../model/workload.ts';
import { CHANGELOG, CHANGES, changelogWith, changesAnnotation } from './changelog.ts';
import { isInArchive } from './chart.ts';
import type { Diff } from './index.ts';
import { doubtStep } from './step.ts';
import { compareVersions, nextVersion } from './version.ts';

/** A chart that stands in a folder or a registry, and is to be followed. */
export interface Standing {
  readonly version: string;
  readonly files: readonly ChartFile[];
  /** Its own `artifacthub.io/changes`. */
  readonly changes: string | undefined;
}

export interface ReleasedChart {
  readonly workload: Workload;
  readonly files: readonly ChartFile[];
}

interface Settings {
  readonly created?: string;
  /** The next version is made from the difference. */
  readonly isNext: boolean;
  /** What the command line or the manifest says; without it the version that stands is followed. */
  readonly named: string | undefined;
}

export interface NextRelease extends ReleasedChart {
  /** The version named is too small a step. */
  readonly doubt?: Diagnostic;
}

/**
 * The chart of a workload as the release after one that stands, which `diff` compares it with. What stands already is
 * given back as it is, so that a second build changes nothing.
 */
export async function nextRelease(
  workload: Workload,
  standing: Standing | undefined,
  settings: Settings,
  diff: (chart: ReleasedChart) => Promise<Diff>,
): Promise<NextRelease> {
  const options = settings.created === undefined ? {} : { created: settings.created };
  if (standing === undefined) return released(workload.chart.version, undefined, undefined);
  const old = standing.files.find(({ path }) => path === CHANGELOG)?.text;
  const again = chartAs(standing.version, standing.changes, old);
  const { isNext, named } = settings;
  const isStill = isNext ? isSame(again.files, standing.files) : named === undefined || named === standing.version;
  if (isStill) return again;
  // An older release built once more: the log has told of it.
  if (!isNext && named !== undefined && compareVersions(named, standing.version) < 0)
    return chartAs(named, standing.changes, old);
  const found = await diff(again);
  const least = nextVersion(standing.version, found.bump === 'none' ? 'patch' : found.bump);
  const version = named === undefined || (isNext && compareVersions(named, least) < 0) ? least : named;
  const doubt = doubtStep(standing.version, version, found.bump);
  return { ...released(version, found, old), ...(doubt === undefined ? {} : { doubt }) };

  function released(version: string, diff: Diff | undefined, log: string | undefined): ReleasedChart {
    return chartAs(version, changesAnnotation(diff), changelogWith(log, version, diff));
  }

  function chartAs(version: string, changes: string | undefined, log: string | undefined): ReleasedChart {
    const annotations = { ...workload.chart.annotations, ...(changes === undefined ? {} : { [CHANGES]: changes }) };
    const one = { ...workload, chart: { ...workload.chart, version, annotations } };
    const files = generateChart(one, options);
    return { workload: one, files: log === undefined ? files : sorted([...files, { path: CHANGELOG, text: log }]) };
  }
}

const sorted = (files: readonly ChartFile[]): ChartFile[] => [...files].sort((a, b) => (a.path < b.path ? -1 : 1));

/** An archive lacks what its .helmignore names. */
function isSame(one: readonly ChartFile[], other: readonly ChartFile[]): boolean {
  const [mine, theirs] = [one, other].map(
    (files) => new Map(files.filter(isInArchive).map(({ path, text }) => [path, text])),
  );
  if (mine === undefined || theirs === undefined || mine.size !== theirs.size) return false;
  return [...mine].every(([path, text]) => theirs.get(path) === text);
}
