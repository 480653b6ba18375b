/** Published charts, as `gitops` hands them over. */
import { readFileSync } from 'node:fs';
import { diagnose, hasErrors } from '../diagnostic.ts';
import { withEnvironment } from '../effects/environment-error.ts';
import type { PullOptions } from '../effects/pull.ts';
import { readArchive } from '../effects/untar.ts';
import { merged, type PublishedChart, type Wave } from '../gitops/index.ts';
import type { ChartFile } from '../model/chart.ts';
import type { JsonObject } from '../model/workload.ts';
import { parseKubectlYaml } from '../read/printed.ts';
import { UsageError } from './exit.ts';
import type { Io } from './io.ts';
import type { Findings } from './present.ts';
import { compileNamed, type Settings } from './run.ts';
import { chartIn, pulled } from './sides.ts';

export interface Found extends Findings {
  /** Absent where a finding is an error. */
  readonly chart?: PublishedChart;
  /** Of the chart. */
  readonly archive?: Uint8Array;
}

/** One with a chart in it. */
export const isWhole = (found: Found): found is Found & Required<Pick<Found, 'chart' | 'archive'>> =>
  found.chart !== undefined && found.archive !== undefined;

/** The chart of an `oci://` reference, or that of a manifest in a registry, which must be what the manifest means. */
export async function findChart(
  name: string,
  registry: string | undefined,
  { settings, pull }: { readonly settings: Settings; readonly pull: PullOptions },
  io: Io,
): Promise<Found> {
  const nothing = { findings: [], sources: [], secrets: [], manifests: 0 };
  if (name.startsWith('oci://')) {
    if (registry !== undefined) throw new UsageError(`--registry is for manifests, and ${name} is published.`);
    return { ...nothing, ...(await look(name, pull, undefined)) };
  }
  if (registry === undefined) throw new UsageError('Where is it published? Name oci://HOST/PATH with --registry.');
  const run = await compileNamed([name], settings, { strict: false, allow: new Set() }, io);
  const [built, ...more] = run.built;
  if (hasErrors(run.findings)) return run;
  if (built === undefined || more.length > 0) throw new UsageError(`One manifest at a time; ${name} holds more.`);
  const { chart, name: chartName } = built.workload;
  const reference = `${registry.replace(/\/+$/, '')}/${chartName}:${chart.version.replaceAll('+', '_')}`;
  const found = await look(reference, pull, built.files);
  return { ...run, ...found, findings: [...run.findings, ...found.findings] };
}

async function look(
  name: string,
  pull: PullOptions,
  wanted: readonly ChartFile[] | undefined,
): Promise<Pick<Found, 'chart' | 'archive' | 'findings'>> {
  const { bytes, digest, reference } = await pulled(name, pull);
  const files = readArchive(name, bytes).map(({ path, bytes }) => ({ path, text: new TextDecoder().decode(bytes) }));
  const { chart, values } = chartIn(files, name);
  if (!chart.isOurs) return { findings: [diagnose('gitops-not-ours', {}, name)] };
  const isOther = wanted !== undefined && files.some((file) => !wanted.some((one) => isSame(one, file)));
  if (isOther) return { findings: [diagnose('gitops-other-content', {}, name)] };
  return {
    chart: { name: chart.name, version: chart.version, repository: reference.repository, digest, values },
    archive: bytes,
    findings: [],
  };
}

const isSame = (one: ChartFile, other: ChartFile): boolean => one.path === other.path && one.text === other.text;

/** Each a wave: `a,b` names clusters, `key=value,…` selects them by labels. */
export function wavesOf(given: readonly string[], selects: boolean): Wave[] {
  return given.map((text) => {
    const parts = text.split(',').map((part) => part.trim());
    const labels = parts.filter((part) => part.includes('='));
    if (parts.includes('') || (labels.length > 0 && labels.length < parts.length))
      throw new UsageError(`--clusters is NAME,NAME or LABEL=VALUE,LABEL=VALUE, not "${text}".`);
    if (labels.length === 0) return { names: parts };
    if (!selects) throw new UsageError(`Flux selects no clusters by labels: name them, --clusters NAME,NAME.`);
    return { labels: Object.fromEntries(labels.map((label) => label.split(/=(.*)/s).slice(0, 2) as [string, string])) };
  });
}

/** Values files, the later over the earlier. */
export function readValues(files: readonly string[]): JsonObject {
  return files.reduce<JsonObject>((values, file) => merged(values, mapIn(file)), {});
}

function mapIn(file: string): JsonObject {
  const text = withEnvironment(`${file} can't be read`, () => readFileSync(file, 'utf8'));
  const [value = {}] = parseKubectlYaml(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`${file} is not a map.`);
  return value as JsonObject;
}
