/** Charts for the real Helm to read: compiled, written to a folder of their own, rendered. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CompileOptions, compileSource } from '../../src/compile.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import type { ChartFile } from '../../src/model/chart.ts';
import type { KubernetesObject, Workload } from '../../src/model/workload.ts';
import { installValues, renderWorkload } from '../../src/render/index.ts';
import { plant, temporaryFolder } from './folder.ts';
import { type Helm, helms, runHelm } from './helm.ts';
import { parseKubectlYaml, parseObjects } from './kubectl-yaml.ts';
import { type Fields, merge } from './manifests.ts';

export interface Chart {
  readonly workload: Workload;
  readonly files: readonly ChartFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The chart of a manifest: YAML, or data. Throws where it has errors. */
export function chartOf(manifest: string | Fields, options: CompileOptions = {}): Chart {
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
  const { manifests, diagnostics } = compileSource({ name: 'manifest.yaml', text }, options);
  const [compiled] = manifests;
  if (compiled?.workload === undefined || compiled.files === undefined) {
    const errors = [...diagnostics, ...(compiled?.diagnostics ?? [])].filter(({ severity }) => severity === 'error');
    throw new Error(`not a chart: ${errors.map(({ code, message }) => `${code}: ${message}`).join('\n')}`);
  }
  return { workload: compiled.workload, files: compiled.files, diagnostics: compiled.diagnostics };
}

export function fileOf({ files }: Chart, path: string): string {
  const file = files.find((file) => file.path === path);
  if (file === undefined) throw new Error(`the chart has no ${path}`);
  return file.text;
}

export const valuesOf = (chart: Chart): Fields => parseKubectlYaml(fileOf(chart, 'values.yaml'))[0] as Fields;

/** What the chart asks for, each `dummy`. */
export const ciValues = (chart: Chart): Fields =>
  parseKubectlYaml(fileOf(chart, 'ci/default-values.yaml'))[0] as Fields;

/** Writes a chart into a folder of its name; the path of that folder. */
export function writeChart({ workload, files }: Chart, parent: string = temporaryFolder()): string {
  plant(parent, Object.fromEntries(files.map(({ path, text }) => [`${workload.name}/${path}`, text])));
  return join(parent, workload.name);
}

/** A chart of the umbrella, and what the umbrella's values say to it. */
export interface Subchart {
  readonly chart: Chart;
  readonly values?: Fields;
}

/**
 * Writes a chart that depends on others by alias, so that one run of Helm renders them all; the path of its folder.
 * `dependency` says more of each in Chart.yaml.
 */
export function writeUmbrella(
  subcharts: Readonly<Record<string, Subchart>>,
  values: Fields = {},
  dependency: (alias: string) => Fields = () => ({}),
): string {
  const folder = temporaryFolder();
  const entries = Object.entries(subcharts);
  const dependencies = entries.map(([alias, { chart }]) => {
    const { name, chart: settings } = chart.workload;
    return { name, version: settings.version, ...(alias === name ? {} : { alias }), ...dependency(alias) };
  });
  const charts = new Set(entries.map(([, { chart }]) => chart));
  for (const chart of charts) writeChart(chart, join(folder, 'charts'));
  const given = entries.map(([alias, { chart, values }]) => [alias, merge(ciValues(chart), values ?? {})]);
  plant(folder, {
    'Chart.yaml': JSON.stringify({ apiVersion: 'v2', name: 'umbrella', version: '0.1.0', dependencies }),
    'values.yaml': JSON.stringify({ ...Object.fromEntries(given), ...values }),
  });
  return folder;
}

export interface Install {
  readonly name?: string;
  /** Absent: no `--namespace` at all. */
  readonly namespace?: string;
  /** The folder whose ci values give what the chart asks for; the chart's own by default. */
  readonly valuesOf?: string;
  /** Values over the chart's. */
  readonly values?: Fields;
  readonly flags?: readonly string[];
}

/** The objects that `helm template` gives. Throws with Helm's message where it fails. */
export async function templateChart(helm: Helm, folder: string, install: Install = {}): Promise<KubernetesObject[]> {
  const { valuesOf = folder, flags = [] } = install;
  const ci = ['--values', join(valuesOf, 'ci/default-values.yaml')];
  return parseObjects(await template(helm, folder, { ...install, flags: [...ci, ...flags] }));
}

/** The objects of each subchart that `helm template` gives for an umbrella, by alias. */
export async function templateUmbrella(
  helm: Helm,
  folder: string,
  install: Install = {},
): Promise<Map<string, KubernetesObject[]>> {
  const objects = new Map<string, KubernetesObject[]>();
  const text = await template(helm, folder, install);
  for (const document of text.split(/^---\n(?=# Source: )/m)) {
    const [, alias] = /^# Source: umbrella\/charts\/([^/]+)\//.exec(document) ?? [];
    if (alias !== undefined) objects.set(alias, [...(objects.get(alias) ?? []), ...parseObjects(document)]);
  }
  return objects;
}

/** What `helm template` prints. Throws with Helm's message where it fails. */
export async function template(helm: Helm, folder: string, install: Install = {}): Promise<string> {
  const { name = 'rel', namespace, values, flags = [] } = install;
  const { code, stdout, stderr } = await runHelm(helm.path, [
    'template',
    name,
    folder,
    '--include-crds',
    ...(namespace === undefined ? [] : ['--namespace', namespace]),
    ...flags,
    ...(values === undefined ? [] : ['--values', valuesFile(values)]),
  ]);
  if (code !== 0) throw new Error(`Helm ${helm.version}: ${stderr}`);
  return stdout;
}

function valuesFile(values: Fields): string {
  const folder = temporaryFolder();
  plant(folder, { 'values.json': JSON.stringify(values) });
  return join(folder, 'values.json');
}

/** What the same install gives without Helm. */
export function rendered(
  { workload }: Chart,
  { name = 'rel', namespace = 'default' }: Install = {},
): KubernetesObject[] {
  return renderWorkload(workload, { name, namespace, values: installValues(workload, () => 'dummy') });
}

/** Runs a check with both Helms at once. */
export async function everyHelm(check: (helm: Helm) => Promise<void>): Promise<void> {
  await Promise.all((await helms()).map(check));
}

/** A file of this repository. */
export const textOf = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
