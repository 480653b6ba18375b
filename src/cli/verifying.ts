import type { Opened } from '../compile.ts';
import { hasErrors } from '../diagnostic.ts';
import { namedVersion } from '../lower/chart.ts';
import { releaseNameOf } from '../model/names.ts';
import type { Workload } from '../model/workload.ts';
import { styleFor } from './colour.ts';
import { exitFor, UsageError } from './exit.ts';
import { type GivenValues, givenValues } from './given-values.ts';
import type { NamedHelm } from './helms.ts';
import type { Io } from './io.ts';
import { likelyValues } from './likely-values.ts';
import { namedManifests, settingsOf, verdictOf } from './options.ts';
import { present, reportOf } from './present.ts';
import type { Proved } from './proof-report.ts';
import { proofLine, proveChart } from './proving.ts';
import { type Built, compileNamed, type Run, type Settings } from './run.ts';
import { versionOfChart } from './standing.ts';
import { helmsFirst, type StartedHelms } from './started-helms.ts';
import type { VerifyOptions } from './verify-options.ts';

/** The Helms to prove with, and what they do already. */
interface HelmsAtWork {
  readonly helms: readonly NamedHelm[];
  readonly started: StartedHelms | undefined;
}

/** Proves the chart of a manifest, and tells what came of it. Gives the exit code. */
export async function verifyNamed(
  manifest: string | undefined,
  chart: string | undefined,
  options: VerifyOptions,
  atWork: HelmsAtWork,
  io: Io,
): Promise<number> {
  const report = options.report === undefined ? undefined : await reportAt(options.report);
  const { run, given, proved } = await proveNamed(manifest, chart, options, atWork, io);
  const findings = [...run.findings, ...proved.flatMap(({ proofs }) => proofs.flatMap((proof) => proof.findings))];
  const isForPeople = options.output === 'pretty';
  if (findings.length > 0 || !isForPeople) {
    const style = styleFor(io.stderrIsTTY, io.env);
    (isForPeople ? io.stderr : io.stdout)(present(reportOf({ ...run, findings }), options.output, style));
  }
  const lines = proved.flatMap(({ built, proofs }) =>
    proofs.map((proof) => `${proofLine(built.workload.name, proof)}\n`),
  );
  (isForPeople ? io.stdout : io.stderr)(lines.join(''));
  report?.({ chart, flags: given.shown, proved, isSound: !hasErrors(findings) });
  return exitFor(findings);
}

/** Loaded where it is wanted: most runs keep no proof. */
const reportAt = async (file: string) => (await import('./proof-report.ts')).proofAt(file);

async function proveNamed(
  manifest: string | undefined,
  chart: string | undefined,
  options: VerifyOptions,
  { helms, started }: HelmsAtWork,
  io: Io,
): Promise<{ readonly run: Run; readonly given: GivenValues; readonly proved: readonly Proved[] }> {
  const names = namedManifests(manifest === undefined ? [] : [manifest], []);
  const settings = await settingsOf(options);
  const run = await compileNamed(names, settings, verdictOf(options), io, (opened) => giveLikely(opened, started));
  if (chart !== undefined && run.built.length > 1)
    throw new UsageError(`${manifest} holds ${run.built.length} manifests, and ${chart} is the chart of one.`);
  const given = await givenValues(options, names.includes('-'), io);
  const proved: Proved[] = [];
  for (const built of run.built) {
    const workload = chart === undefined ? built.workload : await inVersionOf(chart, built, settings);
    const release = { name: options.name ?? releaseNameOf(workload.name), namespace: options.namespace };
    const proofs = await proveChart({ built, workload, chart, release, given, helms, started });
    proved.push({ built, release, proofs });
  }
  return { run, given, proved };
}

/** Helm goes to work while the rules run. Where one speaks against the manifest, what it makes is of no use. */
async function giveLikely(sources: readonly Opened[], started: StartedHelms | undefined): Promise<void> {
  const values = started && likelyValues(sources);
  if (values === undefined) return;
  started?.give(values);
  await helmsFirst();
}

/** A version that nobody names is the chart's own, as `build` keeps it. */
async function inVersionOf(chart: string, { manifest, workload }: Built, settings: Settings): Promise<Workload> {
  if (namedVersion(manifest, settings) !== undefined) return workload;
  const version = (await versionOfChart(chart)) ?? workload.chart.version;
  return { ...workload, chart: { ...workload.chart, version } };
}
