/** The two sides of a diff: manifests, and charts in a folder, an archive or a registry. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHANGES, type ChartIdentity, type Snapshot, standIns } from '../diff/index.ts';
import { isChartFolder, readChartFiles } from '../effects/chart-files.ts';
import { EnvironmentError, withEnvironment } from '../effects/environment-error.ts';
import { runHelm } from '../effects/helm.ts';
import { type ChartReference, type PullOptions, parseReference, pullChart } from '../effects/pull.ts';
import { inScratch } from '../effects/scratch.ts';
import { readArchive } from '../effects/untar.ts';
import type { ChartFile } from '../model/chart.ts';
import { releaseNameOf } from '../model/names.ts';
import type { JsonObject, KubernetesObject } from '../model/workload.ts';
import { parseKubectlYaml, readPrinted } from '../read/printed.ts';
import { installValues, renderWorkload } from '../render/index.ts';
import { identityOf } from './chart-metadata.ts';
import type { Io } from './io.ts';
import type { Built } from './run.ts';

/** Where and how charts are looked at. */
export interface Sight {
  /** Of the release; that of the older chart by default. */
  readonly release: { readonly name: string | undefined; readonly namespace: string };
  /** Values files over a chart's own. */
  readonly values: readonly string[];
  readonly pull: PullOptions;
  /** Of references in manifests. */
  readonly references: { readonly ref: readonly string[]; readonly refs: string | undefined };
  /** Whether objects hold the manifest's own secrets, so that they equal those that run. */
  readonly reveals: boolean;
}

/** A chart that was read, before it is known what its release is called. */
export interface Side {
  readonly chart: ChartIdentity;
  readonly values: JsonObject;
  readonly files: readonly ChartFile[];
  readonly render: (release: { name: string; namespace: string }) => Promise<readonly KubernetesObject[]>;
}

/** What a name on the command line stands for. */
export const isChart = (name: string): boolean =>
  name.startsWith('oci://') || name.endsWith('.tgz') || (name !== '-' && isChartFolder(name));

/** Both sides for one release, so that only what the charts say differs. */
export async function snapshots(before: Side, after: Side, { release }: Sight): Promise<[Snapshot, Snapshot]> {
  const same = { name: release.name ?? releaseNameOf(before.chart.name), namespace: release.namespace };
  return [await snapshot(before, same), await snapshot(after, same)];
}

const snapshot = async (side: Side, release: { name: string; namespace: string }): Promise<Snapshot> => ({
  chart: side.chart,
  values: side.values,
  files: side.files,
  objects: await side.render(release),
});

/** What is looked at where nobody chose a release or a registry. */
export const plainSight = (env: Io['env']): Sight => ({
  release: { name: undefined, namespace: 'default' },
  values: [],
  pull: { plainHttp: false, caFile: undefined, env },
  references: { ref: [], refs: undefined },
  reveals: false,
});

/** A manifest needs no Helm. */
export function sideOfManifest({ workload, files }: Pick<Built, 'workload' | 'files'>, reveals: boolean): Side {
  const values = installValues(workload, ({ literal }) => (reveals && literal) || STAND_IN);
  return {
    ...chartIn(files, workload.name),
    render: async (release) => renderWorkload(workload, { ...release, values }),
  };
}

/** A chart that is finished. */
export interface OpenedChart {
  readonly side: Side;
  /** What Chart.yaml says in `artifacthub.io/changes`. */
  readonly changes: string | undefined;
}

/** Rejects with an EnvironmentError where there is no such chart, or Helm can't render it. */
export const readChart = async (name: string, sight: Sight): Promise<Side> => (await openChart(name, sight)).side;

/** The same with what is said of its release. */
export const openChart = async (name: string, sight: Sight): Promise<OpenedChart> =>
  opened(name, await open(name, sight), sight);

/** A chart that was pulled. */
export const readArchived = (name: string, bytes: Uint8Array, sight: Sight): OpenedChart =>
  opened(name, { path: { archive: bytes }, files: texts(readArchive(name, bytes)) }, sight);

function opened(name: string, { path, files }: Opened, sight: Sight): OpenedChart {
  const { changes, ...side } = chartIn(files, name);
  return { side: { ...side, render: (release) => template(path, side.values, release, sight) }, changes };
}

interface Opened {
  /** Of a folder or an archive, for Helm; an archive that was pulled is written out again. */
  readonly path: string | { readonly archive: Uint8Array };
  readonly files: readonly ChartFile[];
}

async function open(name: string, { pull }: Sight): Promise<Opened> {
  if (name.startsWith('oci://')) {
    const { bytes } = await pulled(name, pull);
    return { path: { archive: bytes }, files: texts(readArchive(name, bytes)) };
  }
  if (name.endsWith('.tgz')) {
    const bytes = withEnvironment(`${name} can't be read`, () => readFileSync(name));
    return { path: name, files: texts(readArchive(name, bytes)) };
  }
  const { value, diagnostics } = readChartFiles(name);
  if (value === undefined) throw new EnvironmentError(diagnostics[0]?.message ?? `${name} is no chart.`);
  return { path: name, files: texts(value) };
}

/** The chart of an `oci://` reference. Rejects with an EnvironmentError where there is none. */
export async function pulled(name: string, options: PullOptions): Promise<Awaited<ReturnType<typeof mustPull>>> {
  const reference = parseReference(name);
  if (reference === undefined)
    throw new EnvironmentError(`${name} is no reference of a chart.`, 'Such as oci://HOST/PATH/NAME:1.2.3.');
  return mustPull(name, reference, options);
}

async function mustPull(name: string, reference: ChartReference, options: PullOptions) {
  const found = await pullChart(reference, options);
  if (found === undefined) throw new EnvironmentError(`There is no chart ${name}.`);
  return { ...found, reference };
}

const texts = (files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): readonly ChartFile[] =>
  files.map(({ path, bytes }) => ({ path, text: new TextDecoder().decode(bytes) }));

/** What Chart.yaml and values.yaml say. */
export function chartIn(
  files: readonly ChartFile[],
  name: string,
): Omit<Side, 'render'> & { readonly changes: string | undefined } {
  const textOf = (path: string): string => files.find((file) => file.path === path)?.text ?? '';
  const found = identityOf(textOf('Chart.yaml'), join(name, 'Chart.yaml'));
  if ('refusal' in found) throw new EnvironmentError(found.refusal.message);
  const { appVersion, kubeVersion, annotations } = mapIn(textOf('Chart.yaml'), join(name, 'Chart.yaml'));
  const isOurs = typeof annotations === 'object' && annotations !== null && 'ds2helm.dev/contract' in annotations;
  const chart = {
    ...found.identity,
    ...(appVersion === undefined ? {} : { appVersion: String(appVersion) }),
    ...(kubeVersion === undefined ? {} : { kubeVersion: String(kubeVersion) }),
    isOurs,
  };
  const changes = isOurs ? (annotations as JsonObject)[CHANGES] : undefined;
  return {
    chart,
    values: mapIn(textOf('values.yaml'), join(name, 'values.yaml')),
    files,
    changes: changes === undefined ? undefined : String(changes),
  };
}

function mapIn(text: string, file: string): JsonObject {
  const [document] = parsed(text, file);
  return typeof document === 'object' && document !== null ? (document as JsonObject) : {};
}

function parsed(text: string, file: string): readonly unknown[] {
  try {
    return parseKubectlYaml(text);
  } catch (error) {
    throw new EnvironmentError(`${file} is not YAML: ${(error as Error).message.split('\n')[0]}.`);
  }
}

/** In place of what only an install gives; the same on both sides, so that it never differs. */
const STAND_IN = 'stand-in';

async function template(
  chart: Opened['path'],
  values: JsonObject,
  release: { name: string; namespace: string },
  { values: given, pull }: Sight,
): Promise<readonly KubernetesObject[]> {
  const asked = { path: 'values.json', text: JSON.stringify(standIns(values, STAND_IN)) };
  return inScratch([asked], async (folder) => {
    const path = typeof chart === 'string' ? chart : join(folder, 'chart.tgz');
    if (typeof chart !== 'string') await writeArchive(path, chart.archive);
    const files = [join(folder, 'values.json'), ...given].flatMap((file) => ['--values', file]);
    const where = ['--namespace', release.namespace, '--include-crds', '--kube-version', NEWEST];
    const { code, stdout, stderr } = await runHelm(['template', release.name, path, ...where, ...files], {
      env: pull.env,
    });
    if (code !== 0) throw new EnvironmentError(`Helm can't render the chart: ${stderr.trim()}`);
    const printed = readPrinted(stdout);
    if ('reason' in printed) throw new EnvironmentError(`What Helm makes of the chart is no YAML: ${printed.reason}.`);
    return printed.objects;
  });
}

/** Helm 3.17 without a cluster assumes an older release than charts may ask for. */
export const NEWEST = '1.36.0';

async function writeArchive(path: string, bytes: Uint8Array): Promise<void> {
  const { writeFile } = await import('node:fs/promises');
  await writeFile(path, bytes);
}
