/** Charts as the release after what stands: `--chart-version auto`, and charts that keep a changelog. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CHANGELOG, compareVersions, diffSnapshots, nextRelease } from '../diff/index.ts';
import { isChartFolder } from '../effects/chart-files.ts';
import { parseReference, pullChart } from '../effects/pull.ts';
import { addressOf, type Registry } from '../effects/registry.ts';
import { maskedDiff } from './diffing.ts';
import type { Io } from './io.ts';
import type { Secrets } from './report/secrets.ts';
import type { Built, Run, Settings } from './run.ts';
import { type OpenedChart, openChart, plainSight, readArchived, sideOfManifest, snapshots } from './sides.ts';

/** The chart of a name that stands, where there is one. */
export type Standing = (name: string) => Promise<OpenedChart | undefined>;

/** The same run with every chart as the next release after what stands. Nothing is changed where nothing asks for it. */
export async function asNextReleases<R extends Pick<Run, 'built' | 'secrets'>>(
  run: R,
  settings: Settings,
  standing: Standing,
  io: Io,
): Promise<R> {
  const built: Built[] = [];
  for (const one of run.built)
    built.push(await asNext(one, settings, await standing(one.workload.name), run.secrets, io));
  return { ...run, built };
}

async function asNext(
  built: Built,
  { created, isNext = false }: Settings,
  standing: OpenedChart | undefined,
  secrets: readonly Secrets[],
  io: Io,
): Promise<Built> {
  const keepsLog = standing?.side.files.some(({ path }) => path === CHANGELOG) ?? false;
  if (!isNext && !keepsLog) return built;
  const before = standing && {
    version: standing.side.chart.version,
    files: standing.side.files,
    changes: standing.changes,
  };
  const released = await nextRelease(
    built.workload,
    before,
    { isNext, ...(created === undefined ? {} : { created }) },
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
