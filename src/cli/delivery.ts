import { join } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostic.ts';
import { compareVersions } from '../diff/version.ts';
import { STAMP, sha256 } from '../effects/stamp.ts';
import { writeChart } from '../effects/write.ts';
import { asksOf } from '../model/asks.ts';
import { placeOf } from '../model/manifest.ts';
import { UsageError } from './exit.ts';
import { installCommand, keyOf } from './install.ts';
import { masked } from './masked.ts';
import type { Built, Settings } from './run.ts';
import { standingVersion } from './standing.ts';

/** Where charts go. */
export interface Target {
  readonly folder: string;
  readonly secretsFile: string | undefined;
  readonly force: boolean;
  readonly settings: Settings;
}

export interface Delivery {
  /** What the command prints of it. */
  readonly product: string;
  readonly refusals: readonly Diagnostic[];
  /** Whether what stands there is not what would be written; only told by `compareCharts`. */
  readonly differs: boolean;
}

/** One values file holds the secrets of one release. */
export function refuseSeveralSecrets(built: readonly Built[], { secretsFile }: Target): void {
  const having = built.filter(({ secretValues }) => secretValues !== undefined);
  if (secretsFile === undefined || having.length < 2) return;
  const names = having.map(({ workload }) => workload.name).join(', ');
  throw new UsageError(`--secrets-out is for one manifest with secrets, and these have some: ${names}.`);
}

/** Says which secrets the chart won't hold, unless they go to a file that was asked for. */
export function keptOut(built: readonly Built[], { secretsFile }: Target): readonly Diagnostic[] {
  return built.flatMap(({ manifest, workload, secretValues }) => {
    if (secretValues === undefined || secretsFile !== undefined) return [];
    const keys = asksOf(workload).flatMap(({ path, literal }) => (literal === undefined ? [] : [keyOf(path)]));
    return [diagnose('secrets-kept-out', { at: placeOf(manifest, ['metadata', 'name']) }, keys)];
  });
}

export async function writeCharts(built: readonly Built[], target: Target): Promise<Delivery> {
  const lines: string[] = [];
  const refusals: Diagnostic[] = [];
  for (const one of built) {
    const { workload, files } = one;
    const secrets = await writeSecrets(one, target);
    if (secrets?.status === 'refused') {
      refusals.push(secrets.diagnostic);
      continue;
    }
    const { folder, force } = target;
    const outcome = writeChart(folder, workload.name, files, { inputs: inputsOf(one, target), force });
    if (outcome.status === 'refused') {
      refusals.push(outcome.diagnostic);
      continue;
    }
    const isSame = outcome.status === 'unchanged';
    lines.push(isSame ? `unchanged ${outcome.folder}` : `wrote ${outcome.folder} (${files.length + 1} files)`);
    if (secrets) lines.push(`${secrets.status === 'unchanged' ? 'unchanged' : 'wrote'} ${target.secretsFile}`);
    lines.push(install(one, target));
  }
  return { product: joined(lines), refusals, differs: false };
}

/** What `writeCharts` would write, without looking at what stands there. */
export async function describeCharts(built: readonly Built[], target: Target): Promise<Delivery> {
  const lines = built.flatMap((one) => [
    `would write ${join(target.folder, one.workload.name)}`,
    ...one.files.map(({ path, text }) => `  ${path} (${Buffer.byteLength(text)} bytes)`),
    ...(one.secretValues === undefined || target.secretsFile === undefined
      ? []
      : [`would write ${target.secretsFile}`]),
    install(one, target),
  ]);
  return { product: joined(lines), refusals: [], differs: false };
}

export async function compareCharts(built: readonly Built[], target: Target): Promise<Delivery> {
  const { compareWithFolder } = await import('../effects/compare-folder.ts');
  const compared = built.map((one) => ({
    one,
    differences: compareWithFolder(target.folder, one.workload.name, one.files, inputsOf(one, target)),
  }));
  const refusals = compared.flatMap(({ one, differences }) => {
    const isOther = differences.some(({ path }) => path !== STAMP);
    return isOther ? refuseStandingVersion(one, target) : [];
  });
  const differences = compared.flatMap((chart) => chart.differences);
  return { product: differences.map(({ diff }) => diff).join(''), refusals, differs: differences.length > 0 };
}

/** Who pinned a version must not get other content, and no upgrade leads to a lower one. */
function refuseStandingVersion({ manifest, workload }: Built, { folder }: Target): readonly Diagnostic[] {
  const chart = join(folder, workload.name);
  const [before, after] = [standingVersion(chart), workload.chart.version];
  const order = before === undefined ? 1 : compareVersions(after, before);
  if (before === undefined || order > 0 || (order === 0 && after !== before)) return [];
  const at = placeOf(manifest, ['metadata', 'name']);
  return order === 0
    ? [diagnose('chart-version-stands', { at }, chart, before)]
    : [diagnose('chart-version-falls', { at }, chart, before, after)];
}

async function writeSecrets({ secretValues }: Built, { secretsFile, force }: Target) {
  if (secretValues === undefined || secretsFile === undefined) return undefined;
  const { writeSecretsFile } = await import('../effects/secrets-file.ts');
  return writeSecretsFile(secretsFile, secretValues, { force });
}

/**
 * Of all that a chart is made from. Left out are the secrets, which a digest of few possibilities would give away, and
 * the version: Chart.yaml has it, and who builds without naming one keeps it. Null stands where it stood.
 */
const inputsOf = ({ manifest }: Built, { settings }: Target): string =>
  sha256(JSON.stringify([masked(manifest.value, manifest), null, Object.keys(settings.references).sort()]));

const install = ({ workload }: Built, { folder, secretsFile }: Target): string =>
  `  ${installCommand(workload, join(folder, workload.name), { secretsFile })}`;

const joined = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
