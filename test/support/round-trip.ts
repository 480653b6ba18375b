/** Kubernetes objects → manifest → rendered objects, and what of them comes back different. */
import { compareObjects } from '../../src/compare/index.ts';
import { type Diagnostic, hasErrors } from '../../src/diagnostic.ts';
import { importSources } from '../../src/import.ts';
import { lowerManifest } from '../../src/lower/index.ts';
import type { Json, KubernetesObject, Workload } from '../../src/model/workload.ts';
import type { RaiseOptions } from '../../src/raise/index.ts';
import { readDocuments } from '../../src/read/index.ts';
import { readObjects } from '../../src/read/objects.ts';
import { installValues, renderWorkload } from '../../src/render/index.ts';
import { positionAt, type Source } from '../../src/source.ts';
import { comparable } from './comparable.ts';

export interface RoundTrip {
  /** `broken`: the printed manifest isn't read back as what it was printed from. */
  readonly verdict: 'equal' | 'different' | 'refused' | 'broken';
  /** Why it was refused, or the first difference. */
  readonly reason: string;
  readonly errors: readonly Diagnostic[];
  /** Lines that say something: of the manifests, and of the YAML they came from. */
  readonly lines: number;
  readonly linesBefore: number;
  readonly text: string;
  /** What the manifests mean, and the objects of a release of each. */
  readonly workloads: readonly Workload[];
  readonly rendered: readonly KubernetesObject[];
}

/** Imports all objects of a source, reads the printed manifests again, and renders them. */
export function roundTrip(source: Source, options: RaiseOptions): RoundTrip {
  const { manifests, diagnostics } = importSources([source], { ...options, all: true });
  const text = manifests.map((manifest) => manifest.text).join('---\n');
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const workloads: Workload[] = [];
  const rendered: KubernetesObject[] = [];
  const result = { errors, lines: linesOf(text), linesBefore: linesOf(source.text), text, workloads, rendered };
  if (hasErrors(diagnostics)) return { ...result, verdict: 'refused', reason: errors.map(titleOf).join(' | ') };
  for (const { text: printed, manifest, secrets, name } of manifests) {
    const [document] = readDocuments({ name: `${name}.yaml`, text: printed }).documents;
    const change = firstChange(manifest.value as unknown as Json, (document?.value ?? null) as Json);
    if (document === undefined || change !== undefined)
      return { ...result, verdict: 'broken', reason: change ?? printed };
    const { value: workload } = lowerManifest({ ...document, value: manifest.value });
    if (workload === undefined) return { ...result, verdict: 'broken', reason: 'it is not lowered' };
    workloads.push(workload);
    const values = installValues(workload, ({ key, literal }) => literal ?? secrets[key] ?? '');
    rendered.push(...renderWorkload(workload, { name, namespace: 'default', values }));
  }
  const adopted = options.adopt ?? false;
  const originals = readObjects(source).objects.map(({ value }) => value);
  const [first, ...more] = compareObjects(comparable(originals, adopted), comparable(rendered, adopted), {
    exact: adopted,
  });
  if (first === undefined) return { ...result, verdict: 'equal', reason: '' };
  const { object, kind, path, want, got } = first;
  const reason = `${object} ${kind} ${path}: ${JSON.stringify(want)} → ${JSON.stringify(got)}, and ${more.length} more`;
  return { ...result, verdict: 'different', reason };
}

const linesOf = (text: string): number => text.split('\n').filter((line) => !/^\s*(#|$)|^---/.test(line)).length;

function titleOf({ code, at, message }: Diagnostic): string {
  const line = at === undefined ? '' : `:${positionAt(at.source.text, at.span.start).line}`;
  return `${code}${line} ${message}`;
}

/** The first place where two values say something else, the order of fields aside. */
function firstChange(want: Json, got: Json, path = ''): string | undefined {
  if (typeof want !== 'object' || typeof got !== 'object' || want === null || got === null) {
    return want === got ? undefined : `${path}: ${JSON.stringify(want)} → ${JSON.stringify(got)}`;
  }
  const [left, right] = [want, got] as unknown as Record<string, Json | undefined>[];
  for (const name of new Set([...Object.keys(want), ...Object.keys(got)])) {
    const [a, b] = [left?.[name], right?.[name]];
    if (a === undefined || b === undefined) return `${path}.${name} is on one side only`;
    const change = firstChange(a, b, `${path}.${name}`);
    if (change !== undefined) return change;
  }
  return undefined;
}
