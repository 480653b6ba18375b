/** A file of Kubernetes objects → manifest → rendered objects, and what of it comes back different. */
import { readFileSync } from 'node:fs';
import { checkDocument } from '../../src/check/index.ts';
import { compareObjects } from '../../src/compare/index.ts';
import { type Diagnostic, hasErrors } from '../../src/diagnostic.ts';
import { importSources } from '../../src/import.ts';
import { lowerManifest } from '../../src/lower/index.ts';
import type { Json, KubernetesObject } from '../../src/model/workload.ts';
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
}

export function roundTrip(file: string, options: RaiseOptions): RoundTrip {
  const source = { name: file, text: readFileSync(file, 'utf8') };
  const { manifests, diagnostics } = importSources([source], { ...options, all: true });
  const texts = manifests.map(({ text }) => text);
  const size = { lines: linesOf(texts.join('')), linesBefore: linesOf(source.text), text: texts.join('---\n') };
  if (hasErrors(diagnostics)) return { verdict: 'refused', reason: titles(diagnostics), ...size };
  const rendered: KubernetesObject[] = [];
  for (const { text, secrets, name } of manifests) {
    const read = readDocuments({ name: `${file}.manifest`, text });
    const [document] = read.documents;
    const findings = [...read.diagnostics];
    if (document === undefined) return { verdict: 'broken', reason: `unreadable: ${titles(findings)}`, ...size };
    const checked = checkDocument(document);
    findings.push(...checked.diagnostics);
    if (read.diagnostics.length > 0 || checked.value === undefined) return { verdict: 'broken', reason: titles(findings), ...size };
    const { value: workload, diagnostics: lowering } = lowerManifest(checked.value);
    if (workload === undefined) return { verdict: 'broken', reason: titles(lowering), ...size };
    const values = installValues(workload, ({ kind, key, literal }) =>
      kind === 'secrets' ? (secrets[key] ?? '') : (literal ?? ''),
    );
    rendered.push(...renderWorkload(workload, { name, namespace: 'default', values }));
  }
  const originals = readObjects(source).objects.map(({ value }) => value);
  const adopted = options.adopt ?? false;
  const differences = compareObjects(
    originals.map((object) => comparable(object, adopted)),
    rendered.map((object) => comparable(object, adopted)),
    { exact: adopted },
  );
  const [first] = differences;
  if (first === undefined) return { verdict: 'equal', reason: '', ...size };
  const { object, kind, path, want, got } = first;
  const reason = `${object} ${kind} ${path} ${JSON.stringify(want)?.slice(0, 80)} → ${JSON.stringify(got)?.slice(0, 80)} (${differences.length})`;
  return { verdict: 'different', reason, ...size };
}

const linesOf = (text: string): number => text.split('\n').filter((line) => line.trim() !== '' && !/^\s*#|^---/.test(line)).length;

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

const STANDARD = /^(helm\.sh\/chart|app\.kubernetes\.io\/(name|instance|version|managed-by)|planton\.ai\/.*|pod-security\.kubernetes\.io\/.*)$/;
const SELECTED_BY = /^(app\.kubernetes\.io\/(name|instance)|planton\.ai\/.*)$/;
const CHARTS_ANNOTATIONS = /^(helm\.sh\/resource-policy|argocd\.argoproj\.io\/sync-options|meta\.helm\.sh\/.*)$/;

/** An object without what a chart adds to every release: standard labels; and unless adopted, selector and role names. */
function comparable(object: KubernetesObject, adopted: boolean): KubernetesObject {
  const copy = structuredClone(object) as any;
  const { kind } = copy;
  copy.metadata.labels = less(copy.metadata.labels, STANDARD);
  copy.metadata.annotations = less(copy.metadata.annotations, CHARTS_ANNOTATIONS);
  delete copy.metadata.ownerReferences;
  if (!CLUSTER_WIDE.has(kind) && !copy.metadata.namespace) copy.metadata.namespace = 'default';
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

function less(map: Record<string, Json> | undefined | null, keys: RegExp): Record<string, Json> {
  return Object.fromEntries(Object.entries(map ?? {}).filter(([key]) => !keys.test(key)));
}

const CLUSTER_WIDE = new Set(
  'APIService ClusterRole ClusterRoleBinding CSIDriver CSINode CustomResourceDefinition IngressClass Namespace MutatingWebhookConfiguration ValidatingWebhookConfiguration PersistentVolume PriorityClass StorageClass RuntimeClass PodSecurityPolicy SecurityContextConstraints ClusterPolicy'.split(' '),
);
