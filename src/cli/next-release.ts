/** Charts as the release after what stands: `--chart-version auto`, charts that keep a changelog, and such as nobody names a version for. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { CHANGELOG, compareVersions, diffSnapshots, type NextRelease, nextRelease } from '../diff/index.ts';
import { isChartFolder } from '../effects/chart-files.ts';
import { parseReference, pullChart } from '../effects/pull.ts';
import { addressOf, type Registry } from '../effects/registry.ts';
import { namedVersion } from '../lower/chart.ts';
import { placeOf } from '../model/manifest.ts';
import { maskedDiff } from './diffing.ts';
import type { Io } from './io.ts';
import type { Secrets } from './report/secrets.ts';
import type { Built, Run, Settings } from './run.ts';
import { type OpenedChart, openChart, plainSight, readArchived, sideOfManifest, snapshots } from './sides.ts';

/** The chart of a name that stands, where there is one. */
export type Standing = (name: string) => Promise<OpenedChart | undefined>;

/** The same run with every chart as the next release after what stands. Nothing is changed where nothing asks for it. */
export async function asNextReleases<R extends Pick<Run, 'built' | 'secrets' | 'findings'>>(
  run: R,
  settings: Settings,
  standing: Standing,
  io: Io,
): Promise<R> {
  const built: Built[] = [];
  const doubts: Diagnostic[] = [];
  for (const one of run.built) {
    const { doubt, ...next } = await asNext(one, settings, await standing(one.workload.name), run.secrets, io);
    built.push(next);
    if (doubt) doubts.push({ ...doubt, at: placeOf(one.manifest, ['metadata', 'name']) });
  }
  return { ...run, built, findings: [...run.findings, ...doubts] };
}

async function asNext(
  built: Built,
  settings: Settings,
  standing: OpenedChart | undefined,
  secrets: readonly Secrets[],
  io: Io,
): Promise<Built & Pick<NextRelease, 'doubt'>> {
  const { created, isNext = false } = settings;
  const named = namedVersion(built.manifest, settings);
  const keepsLog = standing?.side.files.some(({ path }) => path === CHANGELOG) ?? false;
  const isFollowed = keepsLog || (named === undefined && standing?.side.chart.isOurs);
  if (!isNext && !isFollowed) return built;
  const before = standing && {
    version: standing.side.chart.version,
    files: standing.side.files,
    changes: standing.changes,
  };
  const released = await nextRelease(
    built.workload,
    before,
    { isNext, named, ...(created === undefined ? {} : { created }) },
    async (chart) => {
      if (standing === undefined) throw new Error('there is nothing to compare with');
      const sides = await snapshots(standing.side, sideOfManifest(chart, false), plainSight(io.env));
      return maskedDiff(diffSnapshots(...sides), secrets);
    },
  );
  return { ...built, ...released };
}

/** What stands in the folder that charts are built into. */
export const inFolder =
  (folder: string, io: Io): Standing =>
  async (name) =>
    isChartFolder(join(folder, name)) ? openChart(join(folder, name), plainSight(io.env)) : undefined;

/** The newest archive in a folder of them. */
export const inDist =
  (folder: string, io: Io): Standing =>
  async (name) => {
    const files = existsSync(folder) ? readdirSync(folder) : [];
    const versions = files.flatMap((file) =>
      file.startsWith(`${name}-`) && file.endsWith('.tgz') ? [file.slice(name.length + 1, -'.tgz'.length)] : [],
    );
    const newest = versions
      .filter((version) => /^\d+\.\d+\.\d+/.test(version))
      .sort(compareVersions)
      .at(-1);
    return newest === undefined ? undefined : openChart(join(folder, `${name}-${newest}.tgz`), plainSight(io.env));
  };

/** The newest release in a registry. */
export const inRegistry =
  (registry: Registry, io: Io): Standing =>
  async (name) => {
    const address = `${addressOf(registry)}/${name}`;
    const reference = parseReference(address);
    if (reference === undefined) return undefined;
    const pull = { plainHttp: registry.plainHttp, caFile: registry.caFile, env: io.env };
    const found = await pullChart(reference, pull);
    return found && readArchived(address, found.bytes, { ...plainSight(io.env), pull });
  };
