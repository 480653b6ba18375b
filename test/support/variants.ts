/** One chart under many values, in one run of Helm: each of its variants is a dependency with an alias. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { compareObjects, describeDifferences } from '../../src/compare/index.ts';
import { compileSource } from '../../src/compile.ts';
import type { ChartFile } from '../../src/model/chart.ts';
import type { JsonObject, KubernetesObject } from '../../src/model/workload.ts';
import { readPrinted } from '../../src/read/printed.ts';
import { wantedObjects } from '../../src/verify/index.ts';
import { valuesFor } from './arbitraries/values.ts';
import { plant, temporaryFolder } from './folder.ts';
import { type Helm, runHelm } from './helm.ts';
import { type Fields, merge } from './manifests.ts';
import { thoroughValues } from './thorough-values.ts';
import { renderingsIn } from './umbrella.ts';

/** A number, but for its quotes. */
const RELEASE = '1e3';

/** A chart under values of its own, and what it must give: its alias is its chart name. */
export interface Variant {
  readonly alias: string;
  readonly values: JsonObject;
  readonly want: readonly KubernetesObject[];
}

export interface VariedChart {
  readonly name: string;
  readonly files: readonly ChartFile[];
  readonly variants: readonly Variant[];
}

export const variedExample = (name: string, random: number, seed: number): VariedChart =>
  variedChart(`examples/${name}.yaml`, random, seed);

/** The chart of a manifest with its own values, those that move every knob, and so many random ones. */
export const variedChart = (path: string, random: number, seed: number): VariedChart =>
  chartUnder(path, (defaults) => [
    {},
    ...thoroughValues(defaults),
    ...(fc.sample(valuesFor(defaults), { numRuns: random, seed }) as JsonObject[]),
  ]);

/** The chart of a manifest under values that go by its own, and by those that it asks for. */
export function chartUnder(
  path: string,
  valuesUnder: (defaults: Fields, asked: Fields) => readonly JsonObject[],
): VariedChart {
  const name = basename(path, '.yaml');
  const text = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const [compiled] = compileSource({ name, text }).manifests;
  if (compiled?.workload === undefined || compiled.files === undefined) throw new Error(`${name} does not compile`);
  const { workload, files } = compiled;
  const data = (path: string): Fields => load(files.find((file) => file.path === path)?.text ?? '{}') as Fields;
  const asked = data('ci/default-values.yaml');
  const variants = valuesUnder(data('values.yaml'), asked).map((over, index): Variant => {
    const alias = `v${index}`;
    // In the order of `verify`: what is asked for first.
    const values = merge(asked, over as Fields) as JsonObject;
    const want = wantedObjects({ ...workload, name: alias }, { name: RELEASE, namespace: 'default' }, values);
    return { alias, values, want };
  });
  return { name, files, variants };
}

/** Who says the values: who installs, or the chart that the varied one is a part of. */
export type Source = 'user' | 'parent';

/** The first thing that is wrong with a rendering of the chart; undefined where nothing is. */
export async function firstFault(
  helm: Helm,
  { name, files, variants }: VariedChart,
  source: Source = 'user',
): Promise<string | undefined> {
  const folder = temporaryFolder();
  const version = /^version: (.*)$/m.exec(files.find(({ path }) => path === 'Chart.yaml')?.text ?? '')?.[1];
  const dependencies = variants.map(({ alias }) => ({ name, version, alias }));
  plant(folder, {
    'Chart.yaml': JSON.stringify({ apiVersion: 'v2', name: 'umbrella', version: '1.0.0', dependencies }),
    [source === 'parent' ? 'values.yaml' : 'all.json']: JSON.stringify(
      Object.fromEntries(variants.map(({ alias, values }) => [alias, values])),
    ),
    ...Object.fromEntries(files.map(({ path, text }) => [`charts/${name}/${path}`, text])),
  });
  const file = source === 'parent' ? [] : ['--values', join(folder, 'all.json')];
  const args = ['template', RELEASE, folder, ...file, '--include-crds'];
  const { code, stdout, stderr } = await runHelm(helm.path, args);
  if (code !== 0) return stderr.slice(stderr.indexOf('Error:'));
  const read = readPrinted(stdout);
  if ('reason' in read) return read.reason;
  const aliases = variants.map(({ alias }) => alias);
  const renderings = renderingsIn(aliases, stdout);
  for (const { alias, values, want } of variants) {
    const rendering = renderings.get(alias) ?? { objects: [] };
    if ('error' in rendering) return rendering.error;
    const differences = describeDifferences(compareObjects(want, rendering.objects, { exact: true }));
    if (differences !== '') return `${differences}under ${JSON.stringify(values)}`;
  }
  return undefined;
}
