import { releaseNameOf } from '../model/names.ts';
import type { Asked } from './asking.ts';
import { styleFor } from './colour.ts';
import type { Values } from './command.ts';
import type { verifyOptions } from './commands/verify.ts';
import { exitFor, UsageError } from './exit.ts';
import { type GivenValues, givenValues } from './given-values.ts';
import type { NamedHelm } from './helms.ts';
import type { Io } from './io.ts';
import { namedManifests, settingsOf, verdictOf } from './options.ts';
import { present, reportOf } from './present.ts';
import type { Proved } from './proof-report.ts';
import { proofLine, proveChart } from './proving.ts';
import { compileNamed, type Run } from './run.ts';

type VerifyOptions = Values<typeof verifyOptions>;

/** The Helms, and what they were asked before there was a manifest. */
interface HelmsAtWork {
  readonly helms: readonly NamedHelm[];
  readonly asked: Asked | undefined;
}

/** Proves the chart of a manifest, and tells what came of it. Gives the exit code. */
export async function verifyNamed(
  manifest: string | undefined,
  chart: string | undefined,
  options: VerifyOptions,
  atWork: HelmsAtWork,
  io: Io,
): Promise<number> {
  const { run, given, proved } = await proveNamed(manifest, chart, options, atWork, io);
  if (options.report !== undefined) {
    const { writeProof } = await import('./proof-report.ts');
    writeProof(options.report, { chart, flags: given.shown, proved });
  }
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
  return exitFor(findings);
}

async function proveNamed(
  manifest: string | undefined,
  chart: string | undefined,
  options: VerifyOptions,
  { helms, asked }: HelmsAtWork,
  io: Io,
): Promise<{ readonly run: Run; readonly given: GivenValues; readonly proved: readonly Proved[] }> {
  const names = namedManifests(manifest === undefined ? [] : [manifest], []);
  const run = await compileNamed(names, await settingsOf(options), verdictOf(options), io);
  if (chart !== undefined && run.built.length > 1)
    throw new UsageError(`${manifest} holds ${run.built.length} manifests, and ${chart} is the chart of one.`);
  const given = await givenValues(options, names.includes('-'), io);
  const proved: Proved[] = [];
  for (const built of run.built) {
    const release = { name: options.name ?? releaseNameOf(built.workload.name), namespace: options.namespace };
    proved.push({ built, release, ...(await proveChart({ built, chart, release, given, helms, asked })) });
  }
  return { run, given, proved };
}
