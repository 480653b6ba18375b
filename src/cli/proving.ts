import { join } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { runHelm } from '../effects/helm.ts';
import type { Finished } from '../effects/process.ts';
import { inScratch } from '../effects/scratch.ts';
import { releaseNameOf } from '../model/names.ts';
import type { JsonObject, KubernetesObject } from '../model/workload.ts';
import { readPrinted } from '../read/printed.ts';
import { type Proof, prove, type ReleaseName, valuesForHelm, wantedObjects } from '../verify/index.ts';
import { UsageError } from './exit.ts';
import type { Io } from './io.ts';
import type { Built } from './run.ts';

/** What to prove, and with which Helms. */
export interface ProofRequest {
  readonly built: Built;
  /** A folder or an archive; absent: the chart that the manifest compiles to. */
  readonly chart?: string | undefined;
  readonly release: ReleaseName;
  /** Flags of Helm that give values: --values and --set with theirs. */
  readonly values?: readonly string[];
  /** Paths of Helms; none: the user's own. */
  readonly helms: readonly string[];
}

/** A proof, and the version of the Helm it was made with. */
export interface HelmProof extends Proof {
  readonly helm: string;
}

/** Renders a chart with each Helm and holds the objects against the manifest. Rejects where there is no Helm. */
export async function proveChart(request: ProofRequest, io: Io): Promise<readonly HelmProof[]> {
  const { manifest, workload, files } = request.built;
  const flags = request.values ?? [];
  const own = request.chart === undefined ? files.map(({ path, text }) => ({ path: `chart/${path}`, text })) : [];
  const scratch = [...own, { path: 'values.yaml', text: valuesForHelm(workload) }];
  const paths = request.helms.length === 0 ? [undefined] : request.helms;
  return inScratch(scratch, async (folder) => {
    const chart = request.chart ?? join(folder, 'chart');
    const args = [...templateArguments(chart, join(folder, 'values.yaml'), request.release), ...flags];
    const [answers, wanted] = await Promise.all([
      Promise.all(paths.map((path) => answerOf(args, environment(path, io)))),
      wantedMeanwhile(flags, request, io),
    ]);
    return answers.map(({ answer, helm }) => ({ ...prove(manifest, wanted, answer), helm }));
  });
}

interface Answered {
  readonly answer: Finished;
  /** Its version. */
  readonly helm: string;
}

async function answerOf(args: readonly string[], env: Io['env']): Promise<Answered> {
  const [answer, version] = await Promise.all([
    runHelm(args, { env }),
    runHelm(['version', '--template', '{{ .Version }}'], { env }),
  ]);
  return { answer, helm: version.stdout.trim().replace(/^v/, '') };
}

/** What Helm must give, worked out while Helm works. */
async function wantedMeanwhile(
  flags: readonly string[],
  request: ProofRequest,
  io: Io,
): Promise<readonly KubernetesObject[]> {
  // Helm is started first.
  await new Promise((resolve) => setImmediate(resolve));
  const values = flags.length === 0 ? {} : await valuesGiven(flags, request, io);
  return wantedObjects(request.built.workload, request.release, values);
}

const environment = (helm: string | undefined, io: Io): Io['env'] =>
  helm === undefined ? io.env : { ...io.env, HELM_BIN: helm };

/** A chart that says what values it was given: Helm's own reading of --values and --set. */
const ECHO = [
  { path: 'Chart.yaml', text: 'apiVersion: v2\nname: echo\nversion: 1.0.0\n' },
  {
    path: 'templates/values.yaml',
    text: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: echo}\ndata:\n  values: {{ toJson .Values | quote }}\n',
  },
];

async function valuesGiven(flags: readonly string[], { helms }: ProofRequest, io: Io): Promise<JsonObject> {
  return inScratch(ECHO, async (folder) => {
    const { code, stdout, stderr } = await runHelm(['template', 'echo', folder, ...flags], {
      env: environment(helms[0], io),
    });
    if (code !== 0) throw new UsageError(`Helm does not take these values: ${stderr.trim().replace(/^Error: /, '')}`);
    const read = readPrinted(stdout);
    const [echo] = 'objects' in read ? read.objects : [];
    return JSON.parse(String((echo?.['data'] as JsonObject | undefined)?.['values'] ?? '{}')) as JsonObject;
  });
}

/** Those of the charts that hold, what was found of the others, and the lines that say how much was compared. */
export async function proveAll(
  all: readonly Built[],
  io: Io,
): Promise<{ readonly sound: readonly Built[]; readonly doubts: readonly Diagnostic[]; readonly lines: string }> {
  const proved: { readonly built: Built; readonly proof: HelmProof }[] = [];
  for (const built of all) {
    const release = { name: releaseNameOf(built.workload.name), namespace: 'default' };
    for (const proof of await proveChart({ built, release, helms: [] }, io)) proved.push({ built, proof });
  }
  return {
    sound: proved.filter(({ proof }) => proof.findings.length === 0).map(({ built }) => built),
    doubts: proved.flatMap(({ proof }) => proof.findings),
    lines: proved.map(({ built, proof }) => `${proofLine(built.workload.name, proof)}\n`).join(''),
  };
}

const templateArguments = (chart: string, values: string, { name, namespace }: ReleaseName): readonly string[] => [
  'template',
  name,
  chart,
  '--namespace',
  namespace,
  '--include-crds',
  '--values',
  values,
];

/** `fluentd-logger: 14 objects, 312 fields equal, Helm 4.2.3`. */
export function proofLine(name: string, { objects, fields, findings, helm }: HelmProof): string {
  if (findings.length === 0)
    return `${name}: ${plural(objects, 'object')}, ${plural(fields, 'field')} equal, Helm ${helm}`;
  return `${name}: ${plural(findings.length, 'difference')}, Helm ${helm}`;
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
