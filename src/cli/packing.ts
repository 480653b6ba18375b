import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, diagnose, hasErrors, type Result } from '../diagnostic.ts';
import { type Archive, type ArchiveFile, archiveChart, type Identity } from '../effects/archive.ts';
import { isChartFolder, readChartFiles } from '../effects/chart-files.ts';
import type { Packed } from '../effects/dist.ts';
import { EnvironmentError, withEnvironment } from '../effects/environment-error.ts';
import { runHelm } from '../effects/helm.ts';
import { isOf, type Signer, signArchive } from '../effects/sign.ts';
import { sha256 } from '../effects/stamp.ts';
import { identityOf, isRegistryPath } from './chart-metadata.ts';
import { UsageError } from './exit.ts';
import { helmsAt } from './helms.ts';
import type { Io } from './io.ts';
import { asNextReleases, type Standing } from './next-release.ts';
import type { Verdict } from './options.ts';
import { type Built, compileNamed, type Run, type Settings } from './run.ts';

/** A chart in its archive, ready to be written or pushed. */
export interface PackedChart extends Packed, Identity {
  readonly chartYaml: string;
}

/** All that a command line names, packed, and what was found in it. */
export interface Packing extends Omit<Run, 'built'> {
  readonly charts: readonly PackedChart[];
}

interface Wishes {
  readonly settings: Settings;
  readonly verdict: Verdict;
  /** To be published: archives are taken too, as they are, and the charts of manifests are proved with Helm. */
  readonly isForRegistry: boolean;
  readonly signer: Signer | undefined;
  /** What `--chart-version auto` follows. */
  readonly standing: Standing;
}

/** Packs manifests, folders of charts and archives. Nothing is packed when something in one of them is an error. */
export async function packNamed(names: readonly string[], wishes: Wishes, io: Io): Promise<Packing> {
  const folders = names.filter((name) => name !== '-' && isChartFolder(name));
  const archives = names.filter((name) => !folders.includes(name) && name.endsWith('.tgz'));
  const manifests = names.filter((name) => !folders.includes(name) && !archives.includes(name));
  const [finished] = [...folders, ...archives];
  if ((wishes.settings.chartVersion !== undefined || wishes.settings.isNext) && finished !== undefined)
    throw new UsageError(`--chart-version is for manifests: ${finished} is a chart, and has its version.`);
  if (!wishes.isForRegistry && archives[0] !== undefined) throw new UsageError(`${archives[0]} is packaged already.`);
  const run = await compileAll(manifests, wishes, io);
  const packed = [
    ...run.built.map(packBuilt),
    ...(await inTurn(folders, (folder) => rehearsed(packFolder(folder), folder, wishes, io))),
    ...(await inTurn(archives, async (path) => rehearsed(await openArchive(path, wishes, io), path, wishes, io))),
  ];
  const charts = packed.flatMap(({ value }) => value ?? []);
  const found = [...packed.flatMap(({ diagnostics }) => diagnostics), ...twice(charts)];
  const findings = [...run.findings, ...found];
  if (hasErrors(findings)) return { ...run, findings, charts: [] };
  return { ...run, findings, charts: await signAll(onceEach(charts), wishes.signer) };
}

const NOTHING: Run = { sources: [], built: [], findings: [], secrets: [], manifests: 0 };

async function compileAll(names: readonly string[], wishes: Wishes, io: Io): Promise<Run> {
  if (names.length === 0) return NOTHING;
  const compiled = await compileNamed(names, wishes.settings, wishes.verdict, io);
  const run = wishes.settings.isNext ? await asNextReleases(compiled, wishes.settings, wishes.standing, io) : compiled;
  if (!wishes.isForRegistry || hasErrors(run.findings)) return run;
  const { doubts } = await (await import('./proving.ts')).proveAll(run.built, helmsAt([], io));
  return { ...run, findings: [...run.findings, ...doubts] };
}

/** One after the other: a Helm takes a core for itself. */
async function inTurn<T>(names: readonly string[], action: (name: string) => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (const name of names) all.push(await action(name));
  return all;
}

/** What nobody could install is not published. */
async function rehearsed(
  packed: Result<PackedChart>,
  name: string,
  { isForRegistry }: Wishes,
  io: Io,
): Promise<Result<PackedChart>> {
  const isRefused = packed.value === undefined || hasErrors(packed.diagnostics) || !isRegistryPath(packed.value.name);
  if (!isForRegistry || isRefused) return packed;
  const { rehearseChart } = await import('./rehearsal.ts');
  const refusals = await rehearseChart(name, packed.value, isChartFolder(name) ? name : undefined, io);
  return { ...packed, diagnostics: [...packed.diagnostics, ...refusals] };
}

function packBuilt({ workload, files }: Built): Result<PackedChart> {
  const bytes = files.map(({ path, text }) => ({ path, bytes: Buffer.from(text) }));
  return pack(bytes, `The Chart.yaml of ${workload.name}`);
}

function packFolder(folder: string): Result<PackedChart> {
  const { value, diagnostics } = readChartFiles(folder);
  return value === undefined ? { diagnostics } : pack(value, join(folder, 'Chart.yaml'));
}

function pack(files: readonly ArchiveFile[], metadataName: string): Result<PackedChart> {
  const metadata = files.find(({ path }) => path === 'Chart.yaml');
  const chartYaml = new TextDecoder().decode(metadata?.bytes);
  const found = identityOf(chartYaml, metadataName);
  if ('refusal' in found) return { diagnostics: [found.refusal] };
  const { value: archive, diagnostics } = archiveChart(found.identity, files);
  return archive === undefined ? { diagnostics } : { value: { ...found.identity, chartYaml, archive }, diagnostics };
}

/** An archive as it is, with the signature that lies beside it; Helm reads what it holds. */
async function openArchive(path: string, { signer }: Wishes, io: Io): Promise<Result<PackedChart>> {
  const bytes = withEnvironment(`${path} can't be read`, () => readFileSync(path));
  const { code, stdout, stderr } = await runHelm(['show', 'chart', path], { env: io.env });
  if (code !== 0) throw new EnvironmentError(`${path} is no archive of a chart. Helm says: ${stderr.trim()}`);
  const found = identityOf(stdout, `The Chart.yaml in ${path}`);
  if ('refusal' in found) return { diagnostics: [found.refusal] };
  const { name, version } = found.identity;
  const archive: Archive = { file: `${name}-${version}.tgz`, bytes, sha256: sha256(bytes) };
  const provenance = `${path}.prov`;
  const signature =
    existsSync(provenance) && statSync(provenance).isFile() ? readFileSync(provenance, 'utf8') : undefined;
  const isOther = signer === undefined && signature !== undefined && !isOf(signature, archive);
  return {
    value: { name, version, chartYaml: stdout, archive, signature },
    diagnostics: isOther ? [diagnose('signature-of-another', {}, provenance, path)] : [],
  };
}

const isSameRelease = (one: PackedChart, other: PackedChart): boolean =>
  one.name === other.name && one.version === other.version;

/** One file and one tag can't be two charts. */
const twice = (charts: readonly PackedChart[]): readonly Diagnostic[] =>
  onceEach(charts)
    .filter((one) => charts.some((other) => isSameRelease(one, other) && one.archive.sha256 !== other.archive.sha256))
    .map(({ name, version }) => diagnose('chart-named-twice', {}, `${name} ${version}`));

const onceEach = (charts: readonly PackedChart[]): readonly PackedChart[] =>
  charts.filter((chart, index) => charts.findIndex((other) => isSameRelease(chart, other)) === index);

/** One after the other: an agent asks for one passphrase at a time. */
async function signAll(charts: readonly PackedChart[], signer: Signer | undefined): Promise<readonly PackedChart[]> {
  if (signer === undefined) return charts;
  const signed: PackedChart[] = [];
  for (const chart of charts) {
    signed.push({ ...chart, signature: await signArchive(chart.archive, chart.chartYaml, signer) });
  }
  return signed;
}
