import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { EnvironmentError, withEnvironment } from '../effects/environment-error.ts';
import { runHelm } from '../effects/helm.ts';
import { inScratch } from '../effects/scratch.ts';
import { releaseNameOf } from '../model/names.ts';
import type { JsonObject, KubernetesObject } from '../model/workload.ts';
import { readPrinted } from '../read/printed.ts';
import { type Proof, parseValues, prove, type ReleaseName, valuesForHelm, wantedObjects } from '../verify/index.ts';
import { type Asked, ask, helmFirst } from './asking.ts';
import { UsageError } from './exit.ts';
import type { GivenValues } from './given-values.ts';
import type { NamedHelm } from './helms.ts';
import type { Built } from './run.ts';

/** What to prove, and with which Helms. */
export interface ProofRequest {
  readonly built: Built;
  /** A folder or an archive; absent: the chart that the manifest compiles to. */
  readonly chart?: string | undefined;
  readonly release: ReleaseName;
  readonly given?: GivenValues;
  readonly helms: readonly NamedHelm[];
  /** The chart's own answers, asked for before the manifest was compiled. */
  readonly asked?: Asked | undefined;
}

/** A proof, and the version of the Helm it was made with. */
export interface HelmProof extends Proof {
  readonly helm: string;
}

/** The proofs of a chart, one a Helm, and the values that they were made under. */
export interface Proven {
  readonly proofs: readonly HelmProof[];
  readonly values: JsonObject;
}

/** Renders a chart with each Helm and holds the objects against the manifest. Rejects where there is no Helm, or no chart. */
export async function proveChart(request: ProofRequest): Promise<Proven> {
  const { built, chart, release, given, helms, asked } = request;
  const named = chart === undefined ? undefined : chartOnDisk(chart);
  if (asked?.release.name === release.name) return provenBy(asked, [], request);
  const own = named === undefined ? built.files.map(({ path, text }) => ({ path: `chart/${path}`, text })) : [];
  return inScratch([...own, ...(given?.files ?? [])], (folder) => {
    const flags = given?.flags(folder) ?? [];
    return provenBy(ask(named ?? join(folder, 'chart'), release, flags, helms), flags, request);
  });
}

async function provenBy(asked: Asked, flags: readonly string[], request: ProofRequest): Promise<Proven> {
  const { manifest, workload } = request.built;
  const [answers, { wanted, values }] = await Promise.all([
    asked.answersTo(valuesForHelm(workload)),
    wantedMeanwhile(flags, request),
  ]);
  const proofs = answers.map(({ answer, helm }) => ({ ...prove(manifest, wanted, answer, values), helm }));
  return { proofs, values };
}

/** The absolute path of a chart. */
function chartOnDisk(chart: string): string {
  const stat = withEnvironment(`${chart} can't be read`, () => statSync(chart, { throwIfNoEntry: false }));
  if (stat === undefined) throw new EnvironmentError(`${chart} does not exist.`);
  if (stat.isDirectory() && !existsSync(join(chart, 'Chart.yaml')))
    throw new EnvironmentError(`${chart} is no chart: it holds no Chart.yaml.`);
  return resolve(chart);
}

/** What Helm must give, worked out while Helm works. */
async function wantedMeanwhile(
  flags: readonly string[],
  request: ProofRequest,
): Promise<{ readonly wanted: readonly KubernetesObject[]; readonly values: JsonObject }> {
  await helmFirst();
  const values = flags.length === 0 ? {} : await valuesGiven(flags, request);
  return { wanted: wantedObjects(request.built.workload, request.release, values), values };
}

/** A chart that says what values it was given: Helm's own reading of --values and --set. */
const ECHO = [
  { path: 'Chart.yaml', text: 'apiVersion: v2\nname: echo\nversion: 1.0.0\n' },
  {
    path: 'templates/values.yaml',
    text: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: echo}\ndata:\n  values: {{ toJson .Values | quote }}\n',
  },
];

async function valuesGiven(flags: readonly string[], { helms: [helm] }: ProofRequest): Promise<JsonObject> {
  if (helm === undefined) return {};
  const { env, version } = helm;
  return inScratch(ECHO, async (folder) => {
    const { code, stdout, stderr } = await runHelm(['template', 'echo', folder, ...flags], { env });
    if (code !== 0) {
      await version();
      throw new UsageError(`Helm does not take these values: ${withoutQuotes(stderr.trim().replace(/^Error: /, ''))}`);
    }
    const read = readPrinted(stdout);
    const [echo] = 'objects' in read ? read.objects : [];
    return parseValues(String((echo?.['data'] as JsonObject | undefined)?.['values'] ?? '{}'));
  });
}

/** What Helm quotes of values that it can't read may be secret. */
const withoutQuotes = (said: string): string => said.replaceAll(/(["'`]).*?\1/gs, '$1***$1');

/** Those of the charts that hold, what was found of the others, and the lines that say how much was compared. */
export async function proveAll(
  all: readonly Built[],
  helms: readonly NamedHelm[],
): Promise<{ readonly sound: readonly Built[]; readonly doubts: readonly Diagnostic[]; readonly lines: string }> {
  const proved: { readonly built: Built; readonly proof: HelmProof }[] = [];
  for (const built of all) {
    const release = { name: releaseNameOf(built.workload.name), namespace: 'default' };
    for (const proof of (await proveChart({ built, release, helms })).proofs) proved.push({ built, proof });
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
