/** A file of Kubernetes objects → manifest → rendered objects, and what of it comes back different. */
import { readFileSync } from 'node:fs';
import { compareObjects } from '../../src/compare/index.ts';
import { type Diagnostic, hasErrors } from '../../src/diagnostic.ts';
import { importSources } from '../../src/import.ts';
import { lowerManifest } from '../../src/lower/index.ts';
import { CLUSTER_WIDE_KINDS } from '../../src/model/kinds.ts';
import type { Json, KubernetesObject, Workload } from '../../src/model/workload.ts';
import type { RaiseOptions } from '../../src/raise/index.ts';
import { readDocuments } from '../../src/read/index.ts';
import { readObjects } from '../../src/read/objects.ts';
import { installValues, renderWorkload } from '../../src/render/index.ts';
import { positionAt } from '../../src/source.ts';

export interface RoundTrip {
  readonly verdict: 'equal' | 'different' | 'refused' | 'broken';
  /** Why it was refused, or the first difference. */
  readonly reason: string;
  /** Lines of the manifests, and of the YAML they came from. */
  readonly lines: number;
  readonly linesBefore: number;
  readonly text: string;
  /** What the manifests mean, to be built into charts. */
  readonly workloads: readonly Workload[];
  readonly rendered: readonly KubernetesObject[];
}

export function roundTrip(file: string, options: RaiseOptions): RoundTrip {
  const source = { name: file, text: readFileSync(file, 'utf8') };
  const { manifests, diagnostics } = importSources([source], { ...options, all: true });
  const texts = manifests.map(({ text }) => text);
  const workloads: Workload[] = [];
  const rendered: KubernetesObject[] = [];
  const size = {
    workloads,
    rendered,
    lines: linesOf(texts.join('')),
    linesBefore: linesOf(source.text),
    text: texts.join('---\n'),
  };
  if (hasErrors(diagnostics)) return { verdict: 'refused', reason: titles(diagnostics), ...size };
  for (const { text, manifest, secrets, name } of manifests) {
    const read = readDocuments({ name: `${file}.manifest`, text });
    const [document] = read.documents;
    const findings = [...read.diagnostics];
    if (document === undefined) return { verdict: 'broken', reason: `unreadable: ${titles(findings)}`, ...size };
    if (findings.length > 0) return { verdict: 'broken', reason: titles(findings), ...size };
    const printed = JSON.stringify(sorted(document.value as Json));
    const raised = JSON.stringify(sorted(manifest.value as unknown as Json));
    if (printed !== raised)
      return { verdict: 'broken', reason: `printed ${firstDifference(printed, raised)}`, ...size };
    const { value: workload, diagnostics: lowering } = lowerManifest({ ...document, value: manifest.value });
    if (workload === undefined) return { verdict: 'broken', reason: titles(lowering), ...size };
    workloads.push(workload);
    const values = installValues(workload, ({ kind, key, literal }) =>
      kind === 'secrets' ? (secrets[key] ?? '') : (literal ?? ''),
    );
    rendered.push(...renderWorkload(workload, { name, namespace: 'default', values }));
  }
  const originals = readObjects(source).objects.map(({ value }) => value);
  const adopted = options.adopt ?? false;
  const differences = compareObjects(comparables(originals, adopted), comparables(rendered, adopted), {
    exact: adopted,
  });
  const [first] = differences;
  if (first === undefined) return { verdict: 'equal', reason: '', ...size };
  const { object, kind, path, want, got } = first;
  const reason = `${object} ${kind} ${path} ${JSON.stringify(want)?.slice(0, 80)} → ${JSON.stringify(got)?.slice(0, 80)} (${differences.length})`;
  return { verdict: 'different', reason, ...size };
}

const linesOf = (text: string): number =>
  text.split('\n').filter((line) => line.trim() !== '' && !/^\s*#|^---/.test(line)).length;

function titles(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .slice(0, 3)
    .map(({ code, at, message }) => {
      const line = at === undefined ? '' : `:${positionAt(at.source.text, at.span.start).line}`;
      return `${code}${line} ${message}`;
    })
    .join(' | ');
}

const STANDARD =
  /^(helm\.sh\/chart|app\.kubernetes\.io\/(name|instance|version|managed-by)|planton\.ai\/.*|pod-security\.kubernetes\.io\/.*)$/;
const SELECTED_BY = /^(app\.kubernetes\.io\/(name|instance)|planton\.ai\/.*)$/;
const CHARTS_ANNOTATIONS = /^(helm\.sh\/resource-policy|argocd\.argoproj\.io\/sync-options|meta\.helm\.sh\/.*)$/;

/** An object without what a chart adds to every release: standard labels; and unless adopted, selector and role names. */
function comparable(object: KubernetesObject, adopted: boolean, home: string): KubernetesObject {
  const copy = structuredClone(object) as any;
  const { kind } = copy;
  copy.metadata.labels = less(copy.metadata.labels, STANDARD);
  copy.metadata.annotations = less(copy.metadata.annotations, CHARTS_ANNOTATIONS);
  delete copy.metadata.ownerReferences;
  if (CLUSTER_WIDE_KINDS.has(kind)) delete copy.metadata.namespace;
  else copy.metadata.namespace ??= home;
  if (/^rbac\./.test(copy.apiVersion)) copy.apiVersion = 'rbac.authorization.k8s.io/v1';
  if (kind === 'ServiceAccount') copy.automountServiceAccountToken ??= true;
  if (kind === 'DaemonSet' && !adopted) {
    delete copy.spec.selector;
    const { metadata } = copy.spec.template;
    metadata.labels = less(metadata.labels, SELECTED_BY);
    metadata.annotations = less(metadata.annotations, /^checksum\//);
    delete metadata.name;
    delete metadata.namespace;
  }
  return copy;
}

function comparables(objects: readonly KubernetesObject[], adopted: boolean): KubernetesObject[] {
  const home = objects.find(({ kind }) => kind === 'DaemonSet')?.metadata.namespace ?? 'default';
  const copies = objects.map((object) => comparable(object, adopted, home)) as any[];
  return adopted ? copies : copies.map((object) => withoutRoleNames(object, copies));
}

/** Roles and bindings are called by what they say: a chart gives them names of its own. */
function withoutRoleNames(object: any, all: readonly any[]): KubernetesObject {
  const says = (role: any): string =>
    `says ${JSON.stringify(sorted((role.rules ?? role.aggregationRule ?? []).map?.(filled) ?? role.aggregationRule))}`;
  if (/^(Cluster)?Role$/.test(object.kind)) return { ...object, metadata: { ...object.metadata, name: says(object) } };
  if (!/^(Cluster)?RoleBinding$/.test(object.kind)) return object;
  const role = all.find(
    ({ kind, metadata }) =>
      kind === object.roleRef.kind &&
      metadata.name === object.roleRef.name &&
      (kind === 'ClusterRole' || metadata.namespace === object.metadata.namespace),
  );
  const name = role === undefined ? object.roleRef.name : says(role);
  const subjects = (object.subjects ?? []).map((subject: any) => ({
    ...subject,
    ...(subject.kind === 'ServiceAccount' && !subject.namespace && object.metadata.namespace ? { namespace: object.metadata.namespace } : {}),
  }));
  const to = `${name} to ${subjects.map((subject: any) => `${subject.namespace}/${subject.name}`)}`;
  return { ...object, subjects, roleRef: { ...object.roleRef, name }, metadata: { ...object.metadata, name: to } };
}

const filled = (rule: Record<string, Json>): Record<string, Json> =>
  Object.fromEntries(Object.entries(rule).filter(([, value]) => !(Array.isArray(value) && value.length === 0)));

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (a[at] === b[at] && at < a.length) at++;
  return `${a.slice(Math.max(at - 60, 0), at + 40)} ≠ ${b.slice(Math.max(at - 10, 0), at + 40)}`;
}

function less(map: Record<string, Json> | undefined | null, keys: RegExp): Record<string, Json> {
  return Object.fromEntries(Object.entries(map ?? {}).filter(([key]) => !keys.test(key)));
}
