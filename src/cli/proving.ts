import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic } from '../diagnostic.ts';
import { EnvironmentError, withEnvironment } from '../effects/environment-error.ts';
import { runHelm } from '../effects/helm.ts';
import type { Finished } from '../effects/process.ts';
import { inScratch } from '../effects/scratch.ts';
import { releaseNameOf } from '../model/names.ts';
import type { JsonObject, Workload } from '../model/workload.ts';
import { readPrinted } from '../read/printed.ts';
import { type Proof, parseValues, prove, type ReleaseName, valuesForHelm, wantedObjects } from '../verify/index.ts';
import { UsageError } from './exit.ts';
import type { GivenValues } from './given-values.ts';
import type { NamedHelm } from './helms.ts';
import type { Built } from './run.ts';
import { helmsFirst, type StartedHelms, startHelms } from './started-helms.ts';

/** What to prove, and with which Helms. */
export interface ProofRequest {
  readonly built: Pick<Built, 'manifest' | 'files'>;
  /** What the chart is held against: the manifest's own, perhaps of another version. */
  readonly workload: Workload;
  /** A folder or an archive; absent: the chart that the manifest compiles to. */
  readonly chart?: string | undefined;
  readonly release: ReleaseName;
  readonly given?: GivenValues;
  readonly helms: readonly NamedHelm[];
  /** The same Helms, if they were started before the manifest was compiled: on this chart, most often. */
  readonly started?: StartedHelms | undefined;
}

/** A proof, the version of the Helm it was made with, and the values as that Helm read them. */
export interface HelmProof extends Proof {
  readonly helm: string;
  readonly values: JsonObject;
}

/** Renders a chart with each Helm and holds the objects against the manifest. Rejects where there is no Helm, or no chart. */
export async function proveChart(request: ProofRequest): Promise<readonly HelmProof[]> {
  const { built, workload, chart, release, given, started } = request;
  const named = chart === undefined ? undefined : chartOnDisk(chart);
  const asked = { chart: named, release, flags: given?.flags('') ?? [] };
  if (started !== undefined && isDeepStrictEqual(started.rendering, asked)) {
    // It has them already where the manifest is the only one.
    started.give(valuesForHelm(workload));
    return provenBy(started, request);
  }
  const own = named === undefined ? built.files.map(({ path, text }) => ({ path: `chart/${path}`, text })) : [];
  return inScratch([...own, ...(given?.files ?? [])], async (folder) => {
    const rendering = { chart: named ?? join(folder, 'chart'), release, flags: given?.flags(folder) ?? [] };
    const late = startHelms(rendering, request.helms);
    late.give(valuesForHelm(workload));
    return provenBy(late, request, (said) => given?.told(said, folder) ?? said).finally(late.end);
  });
}

async function provenBy(
  started: StartedHelms,
  request: ProofRequest,
  told: (said: string) => string = (said) => said,
): Promise<readonly HelmProof[]> {
  const { built, workload, helms, release } = request;
  const { flags } = started.rendering;
  const proofs = helms.map(async (helm, index): Promise<HelmProof> => {
    // What Helm must give is worked out while Helm works.
    await helmsFirst();
    // Each Helm reads values in its own way.
    const values = flags.length === 0 ? {} : await valuesGiven(flags, helm, told);
    const wanted = attempted(() => wantedObjects(workload, release, values));
    // It takes a start of Helm too: by now this process has nothing else to do.
    const version = helm.version();
    const answer = await ofHelm(started.answers[index] as Promise<Finished>, version);
    // Values that a chart refuses mean no objects: what the lowering makes of them is of no interest.
    const objects = answer.code === 0 ? wanted() : [];
    const proof = prove(built.manifest, objects, answer, values);
    return { ...proof, helm: await version, values };
  });
  return Promise.all(proofs);
}

/** Helm's answer. A program that is none may never give one: then its version rejects. */
async function ofHelm(running: Promise<Finished>, version: Promise<string>): Promise<Finished> {
  const answer = await Promise.race([running, version.then(() => running)]);
  // Helm's own codes are small; the others say which signal ended it.
  if (answer.code > 128) throw new EnvironmentError(`Helm ${await version} was ended by signal ${answer.code - 128}.`);
  return answer;
}

/** What came of an action, when it is asked for. */
function attempted<T>(action: () => T): () => T {
  try {
    const result = action();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** The absolute path of a chart. */
function chartOnDisk(chart: string): string {
  const stat = withEnvironment(`${chart} can't be read`, () => statSync(chart, { throwIfNoEntry: false }));
  if (stat === undefined) throw new EnvironmentError(`${chart} does not exist.`);
  if (stat.isDirectory() && !existsSync(join(chart, 'Chart.yaml')))
    throw new EnvironmentError(`${chart} is no chart: it holds no Chart.yaml.`);
  return resolve(chart);
}

/** A chart that says what values it was given: Helm's own reading of --values and --set. */
const ECHO = [
  { path: 'Chart.yaml', text: 'apiVersion: v2\nname: echo\nversion: 1.0.0\n' },
  {
    path: 'templates/values.yaml',
    text: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: echo}\ndata:\n  values: {{ toJson .Values | quote }}\n',
  },
];

/** `told`: Helm's words about the values, as they may be shown. */
function valuesGiven(
  flags: readonly string[],
  { env, version }: NamedHelm,
  told: (said: string) => string,
): Promise<JsonObject> {
  const over = new AbortController();
  return inScratch(ECHO, async (folder) => {
    const echoed = runHelm(['template', 'echo', folder, ...flags], { env, signal: over.signal });
    const { code, stdout, stderr } = await ofHelm(echoed, version());
    if (code !== 0) {
      await version();
      throw new UsageError(`Helm does not take these values: ${told(stderr.trim().replace(/^Error: /, ''))}`);
    }
    const read = readPrinted(stdout);
    const [echo] = 'objects' in read ? read.objects : [];
    return parseValues(String((echo?.['data'] as JsonObject | undefined)?.['values'] ?? '{}'));
  }).finally(() => over.abort());
}

/** Those of the charts that hold, what was found of the others, and the lines that say how much was compared. */
export async function proveAll(
  all: readonly Built[],
  helms: readonly NamedHelm[],
): Promise<{ readonly sound: readonly Built[]; readonly doubts: readonly Diagnostic[]; readonly lines: string }> {
  const proved: { readonly built: Built; readonly proof: HelmProof }[] = [];
  for (const built of all) {
    const release = { name: releaseNameOf(built.workload.name), namespace: 'default' };
    for (const proof of await proveChart({ built, workload: built.workload, release, helms }))
      proved.push({ built, proof });
  }
  return {
    sound: proved.filter(({ proof }) => proof.findings.length === 0).map(({ built }) => built),
    doubts: proved.flatMap(({ proof }) => proof.findings),
    lines: proved.map(({ built, proof }) => `${proofLine(built.workload.name, proof)}\n`).join(''),
  };
}

/** `fluentd-logger: 14 objects, 312 fields equal, Helm 4.2.3`. */
export function proofLine(name: string, { objects, fields, uncompared, findings, helm }: HelmProof): string {
  if (findings.length === 0)
    return `${name}: ${plural(objects, 'object')}, ${plural(fields, 'field')} equal${without(uncompared)}, Helm ${helm}`;
  return `${name}: ${plural(findings.length, 'difference')}, Helm ${helm}`;
}

const without = (uncompared: number): string =>
  uncompared === 0 ? '' : ` (${plural(uncompared, 'object')} of templates in extraObjects not compared)`;

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
