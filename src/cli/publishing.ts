import { type Diagnostic, diagnose } from '../diagnostic.ts';
import { EnvironmentError } from '../effects/environment-error.ts';
import { findPublished, type Published, pushArchive, type Registry, referenceOf } from '../effects/registry.ts';
import { isRegistryPath } from './chart-metadata.ts';
import type { PackedChart } from './packing.ts';

/** What became of a chart; `digest` is absent where nothing was pushed and nothing stood there. */
export interface Release {
  readonly name: string;
  readonly version: string;
  readonly status: 'published' | 'unchanged' | 'would publish';
  readonly reference: string;
  readonly digest?: string;
  /** Of the archive, in hexadecimal. */
  readonly sha256: string;
}

export interface Publication {
  readonly charts: readonly Release[];
  readonly refusals: readonly Diagnostic[];
  /** What kept the rest from being published: the charts are those that are there all the same. */
  readonly trouble?: EnvironmentError;
}

/** Names that no registry takes. */
export const refuseNames = (charts: readonly PackedChart[]): readonly Diagnostic[] =>
  charts
    .filter(({ name }) => !isRegistryPath(name))
    .map(({ name }) => diagnose('chart-name-not-publishable', {}, name));

/** Looks at all that stands there before the first is pushed, so that one refusal keeps everything as it is. */
export async function publishAll(
  charts: readonly PackedChart[],
  registry: Registry,
  isDryRun: boolean,
): Promise<Publication> {
  const planned: Planned[] = [];
  for (const chart of charts) {
    const asks = { signature: chart.signature !== undefined };
    planned.push({ chart, standing: await findPublished(registry, chart, asks) });
  }
  const refusals = planned.flatMap((one) => refuse(one, registry));
  if (refusals.length > 0) return { charts: [], refusals };
  const releases: Release[] = [];
  try {
    for (const one of planned) releases.push(await publishOne(one, registry, isDryRun));
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return { charts: releases, refusals, trouble: error };
  }
  return { charts: releases, refusals };
}

interface Planned {
  readonly chart: PackedChart;
  readonly standing: Published | undefined;
}

function refuse({ chart, standing }: Planned, registry: Registry): readonly Diagnostic[] {
  if (standing === undefined) return [];
  const reference = referenceOf(registry, chart);
  if (standing.sha256 !== chart.archive.sha256)
    return [diagnose('release-differs', {}, reference, standing.sha256, chart.archive.sha256)];
  return standing.isSigned === false ? [diagnose('release-unsigned', {}, reference)] : [];
}

async function publishOne({ chart, standing }: Planned, registry: Registry, isDryRun: boolean): Promise<Release> {
  const { name, version, archive } = chart;
  const release = { name, version, reference: referenceOf(registry, chart), sha256: archive.sha256 };
  if (standing !== undefined) return { ...release, status: 'unchanged', digest: standing.digest };
  if (isDryRun) return { ...release, status: 'would publish' };
  const { digest } = await pushArchive(registry, chart);
  return { ...release, status: 'published', digest };
}
