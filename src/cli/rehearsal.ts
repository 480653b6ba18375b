/** What Helm would say of a chart, asked before anyone installs it. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostic.ts';
import { standIns } from '../diff/index.ts';
import { EnvironmentError } from '../effects/environment-error.ts';
import { runHelm } from '../effects/helm.ts';
import { inScratch } from '../effects/scratch.ts';
import { readArchive } from '../effects/untar.ts';
import type { ChartFile } from '../model/chart.ts';
import type { JsonObject } from '../model/workload.ts';
import type { Io } from './io.ts';
import type { PackedChart } from './packing.ts';
import { chartIn, NEWEST } from './sides.ts';

export interface PlannedRelease {
  readonly release: string;
  readonly namespace: string;
  readonly values: JsonObject;
}

/** Helm's refusal, where it can't render the chart with these values. */
export async function rehearse(archive: Uint8Array, planned: PlannedRelease, io: Io): Promise<readonly Diagnostic[]> {
  const refusal = await refusalOf(archive, planned, [], io);
  return refusal === undefined ? [] : [diagnose('gitops-helm-refuses', {}, planned.release, refusal)];
}

/**
 * The same of a chart that someone else wrote, before it is published: with each of its `ci/*-values.yaml`, which
 * `folder` may hold beside the archive, or with none. What ours ask for is made up.
 */
export async function rehearseChart(
  name: string,
  { archive, chartYaml }: PackedChart,
  folder: string | undefined,
  io: Io,
): Promise<readonly Diagnostic[]> {
  // Nothing of a library is rendered by itself.
  if (/^type:\s*["']?library\b/m.test(chartYaml)) return [];
  const files = readArchive(name, archive.bytes).map((file) => ({
    path: file.path,
    text: new TextDecoder().decode(file.bytes),
  }));
  const trials = [...files.filter(({ path }) => CI_VALUES.test(path)).map(({ text }) => text), ...ciValues(folder)];
  const planned = { release: 'trial', namespace: 'default', values: madeUp(files, name) };
  for (const trial of trials.length === 0 ? [undefined] : trials) {
    const refusal = await refusalOf(archive.bytes, planned, trial === undefined ? [] : [trial], io);
    // It is for clusters of another version than Helm was told of.
    if (refusal === undefined || refusal.includes('incompatible with Kubernetes')) continue;
    return [diagnose('chart-not-renderable', {}, name, refusal)];
  }
  return [];
}

function madeUp(files: readonly ChartFile[], name: string): JsonObject {
  try {
    return standIns(chartIn(files, name).values, 'stand-in');
  } catch (error) {
    // Helm says what is wrong with values that can't be read.
    if (error instanceof EnvironmentError) return {};
    throw error;
  }
}

/** Where `helm lint` and chart-testing look for values. */
const CI_VALUES = /^ci\/[^/]*-?values\.yaml$/;

function ciValues(folder: string | undefined): readonly string[] {
  const ci = join(folder ?? '', 'ci');
  if (folder === undefined || !existsSync(ci)) return [];
  return readdirSync(ci)
    .filter((file) => CI_VALUES.test(`ci/${file}`))
    .map((file) => readFileSync(join(ci, file), 'utf8'));
}

async function refusalOf(
  archive: Uint8Array,
  { release, namespace, values }: PlannedRelease,
  over: readonly string[],
  io: Io,
): Promise<string | undefined> {
  const files = [JSON.stringify(values), ...over].map((text, index) => ({ path: `values-${index}.yaml`, text }));
  return inScratch(files, async (folder) => {
    const chart = join(folder, 'chart.tgz');
    writeFileSync(chart, archive);
    const given = files.flatMap(({ path }) => ['--values', join(folder, path)]);
    const flags = ['--namespace', namespace, '--kube-version', NEWEST, ...given];
    const { code, stderr } = await runHelm(['template', release, chart, ...flags], { env: io.env });
    return code === 0 ? undefined : errorIn(stderr);
  });
}

/** Without what Helm logs before it. */
const errorIn = (words: string): string =>
  words
    .slice(Math.max(0, words.search(/^Error: /m)))
    .replace(/^Error: /, '')
    .trim();
