/** From the text of a manifest to what lowering and rendering make of it. */
import * as assert from 'uvu/assert';
import { checkDocument } from '../../src/check/index.ts';
import { type LowerOptions, lowerManifest } from '../../src/lower/index.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import type { JsonObject, KubernetesObject, Workload } from '../../src/model/workload.ts';
import { readDocuments } from '../../src/read/index.ts';
import { installValues, type Release, renderWorkload } from '../../src/render/index.ts';
import type { Place } from '../../src/source.ts';

/** YAML by the place it stands at; what is left out is the least that a manifest must have. */
export interface Parts {
  readonly apiVersion?: string;
  readonly metadata?: string;
  readonly spec?: string;
  /** Below spec.container.app; not together with a `container` in spec. */
  readonly app?: string;
}

/** The manifest of an agent in the namespace monitoring. */
export function manifestText({
  apiVersion = 'kubernetes.planton.dev/v1',
  metadata = '',
  spec = '',
  app,
}: Parts): string {
  return [
    `apiVersion: ${apiVersion}`,
    'kind: KubernetesDaemonSet',
    'metadata:',
    ...block(metadata, 1, /^name:/m, 'name: agent'),
    'spec:',
    ...block(spec, 1, /^namespace:/m, 'namespace: monitoring'),
    ...(/^container:/m.test(dedent(spec))
      ? []
      : ['  container:', '    app:', ...block(app ?? '', 3, /^image:/m, IMAGE)]),
    '',
  ].join('\n');
}

const IMAGE = 'image: agent:1.2.3';

/** The lines of a part, indented, and one more where nothing of them matches. */
function block(text: string, depth: number, needed: RegExp, otherwise: string): string[] {
  const lines = dedent(text);
  const all = needed.test(lines) ? lines : [otherwise, lines].filter((line) => line !== '').join('\n');
  return all.split('\n').map((line) => (line === '' ? line : '  '.repeat(depth) + line));
}

/** The lines of a template literal without the indentation they have in the test. */
function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').trimEnd();
  const indent = /^ */.exec(lines)?.[0].length ?? 0;
  return lines.replace(new RegExp(`^ {1,${indent || 1}}`, 'gm'), indent === 0 ? '$&' : '');
}

/** The manifest, which must be free of errors: a test's own mistake is not to be lowered. */
export function manifestOf(parts: Parts): Manifest {
  const { documents, diagnostics } = readDocuments({ name: 'manifest.yaml', text: manifestText(parts) });
  const [document] = documents;
  if (document === undefined) throw new Error('no manifest');
  const checked = checkDocument(document);
  const errors = [...diagnostics, ...checked.diagnostics].filter(({ severity }) => severity === 'error');
  assert.equal(
    errors.map(({ code, message }) => `${code}: ${message}`),
    [],
  );
  return checked.value as Manifest;
}

export interface Lowered {
  readonly workload: Workload;
  /** Each as `code: the text it points at`. */
  readonly findings: readonly string[];
}

export function lower(parts: Parts, options: LowerOptions = {}): Lowered {
  const { value, diagnostics } = lowerManifest(manifestOf(parts), options);
  if (value === undefined) throw new Error('no workload');
  return { workload: value, findings: diagnostics.map(({ code, at }) => `${code}: ${pointedAt(at)}`) };
}

const pointedAt = (at: Place | undefined): string => at?.source.text.slice(at.span.start, at.span.end) ?? 'nowhere';

/** The workload of an app's lines alone. */
export const lowerApp = (app: string, apiVersion?: string): Workload['app'] =>
  lower({ app, ...(apiVersion === undefined ? {} : { apiVersion }) }).workload.app;

/** The objects of a release called agent in the namespace default, installed with the manifest's own literals, by `Kind/name`. */
export function render(parts: Parts, release: Partial<Release> = {}): Readonly<Record<string, KubernetesObject>> {
  const { workload } = lower(parts);
  const values = installValues(workload, ({ literal }) => literal);
  const objects = renderWorkload(workload, { name: 'agent', namespace: 'default', values, ...release });
  return Object.fromEntries(objects.map((object) => [`${object.kind}/${object.metadata.name}`, object]));
}

export interface PodTemplate {
  readonly metadata: { readonly labels: JsonObject; readonly annotations?: JsonObject };
  readonly spec: PodSpec;
}

export interface PodSpec {
  readonly containers: readonly JsonObject[];
  readonly initContainers?: readonly JsonObject[];
  readonly [field: string]: unknown;
}

/** The pod template of such a release's DaemonSet. */
export function renderTemplate(parts: Parts, release: Partial<Release> = {}): PodTemplate {
  const daemonSet = Object.values(render(parts, release)).find(({ kind }) => kind === 'DaemonSet');
  if (daemonSet === undefined) throw new Error('no DaemonSet');
  return (daemonSet['spec'] as unknown as { readonly template: PodTemplate }).template;
}
