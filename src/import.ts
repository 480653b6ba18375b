import { checkDocument } from './check/index.ts';
import { checkObject } from './check/objects.ts';
import { type Diagnostic, diagnose, hasErrors } from './diagnostic.ts';
import { installValuesFile } from './generate/index.ts';
import { lowerManifest } from './lower/index.ts';
import type { Manifest } from './model/manifest.ts';
import type { JsonObject } from './model/workload.ts';
import { printManifest } from './print/manifest.ts';
import { type Raised, type RaiseOptions, raiseObjects } from './raise/index.ts';
import { readObjects } from './read/objects.ts';
import type { Source, Span } from './source.ts';

/** A DaemonSet with what belongs to it, as a manifest. */
export interface ImportedManifest {
  readonly name: string;
  /** As a person would write it. */
  readonly text: string;
  readonly manifest: Manifest;
  /** Values of its Secrets by `<secret>/<key>`, which the manifest doesn't hold. */
  readonly secrets: Raised['secrets'];
  /** The same as a values file for the chart, where there are any. */
  readonly secretValues?: string;
}

export interface Imported {
  /** None of a DaemonSet in which something is an error. */
  readonly manifests: readonly ImportedManifest[];
  readonly diagnostics: readonly Diagnostic[];
  /** Where the sources hold secrets, to be masked wherever they are shown. */
  readonly secrets: readonly { readonly source: Source; readonly spans: readonly Span[] }[];
}

/** objects → manifests: texts with Kubernetes objects are read, checked by Kubernetes' own types, raised and printed. */
export function importSources(sources: readonly Source[], options: RaiseOptions = {}): Imported {
  const read = sources.map(readObjects);
  const objects = read.flatMap((one) => one.objects);
  const found = [...read.flatMap((one) => one.diagnostics), ...objects.flatMap(checkObject)];
  const secrets = [
    ...objects.map(({ source, secrets, lookalikes }) => ({ source, spans: [...secrets, ...lookalikes] })),
    ...read.flatMap(({ secrets: spans }, index) => (sources[index] ? [{ source: sources[index], spans }] : [])),
  ];
  if (hasErrors(found)) return { manifests: [], diagnostics: found, secrets };
  const [source] = sources;
  if (source !== undefined && !objects.some(({ value }) => value.kind === 'DaemonSet')) {
    const kinds = [...new Set(objects.map(({ value }) => value.kind))];
    return {
      manifests: [],
      diagnostics: [...found, diagnose('no-daemonset', { at: { source, span: START } }, kinds)],
      secrets,
    };
  }
  const raised = raiseObjects(objects, options);
  const checked = raised.manifests.map((one) => ({
    one,
    diagnostics: checkDocument(one.document).diagnostics.map(asKubernetes),
  }));
  return {
    manifests: checked.flatMap(({ one, diagnostics }) => (hasErrors(diagnostics) ? [] : [printed(one)])),
    diagnostics: [...found, ...raised.diagnostics, ...checked.flatMap(({ diagnostics }) => diagnostics)],
    secrets,
  };
}

/** Errors of a build that the API server has nothing against: it stores images that no container can start from. */
const STORED_ALL_THE_SAME: ReadonlySet<string> = new Set([
  'agent-name-invalid',
  'env-name-twice',
  'image-repo-invalid',
  'image-tag-invalid',
  'image-digest-invalid',
  'image-digest-cut',
]);

const asKubernetes = (finding: Diagnostic): Diagnostic =>
  STORED_ALL_THE_SAME.has(finding.code) ? { ...finding, severity: 'warning' } : finding;

const START = { start: 0, end: 0 };

function printed({ document, comments, secrets }: Raised): ImportedManifest {
  const manifest: Manifest = { ...document, value: document.value as Manifest['value'] };
  const text = printManifest(manifest.value as unknown as JsonObject, { comments });
  const { value: workload } = lowerManifest(manifest);
  const secretValues = workload && installValuesFile(workload, ({ literal, key }) => literal ?? secrets[key]);
  const file = secretValues === undefined ? {} : { secretValues };
  return { name: manifest.value.metadata.name, text, manifest, secrets, ...file };
}
