import { checkDocument } from './check/index.ts';
import { checkObject } from './check/objects.ts';
import { type Diagnostic, diagnose, hasErrors } from './diagnostic.ts';
import { installValuesFile } from './generate/index.ts';
import { lowerManifest } from './lower/index.ts';
import { AnyOf } from './model/any-of.ts';
import { literalsOf } from './model/literals.ts';
import type { Document, Manifest, ObjectDocument } from './model/manifest.ts';
import { placedIn } from './model/placed.ts';
import type { JsonObject, Workload } from './model/workload.ts';
import { printManifest } from './print/manifest.ts';
import { carriedOver, type Raised, type RaiseOptions, raiseObjects } from './raise/index.ts';
import { commentsAmong } from './read/comments.ts';
import { type ReadObjects, readObjects } from './read/objects.ts';
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
  /** What the manifest means, where its chart can be built. */
  readonly workload?: Workload;
  /** The Helm release that holds the DaemonSet. */
  readonly release?: { readonly name: string; readonly namespace: string };
}

export interface ImportOptions extends RaiseOptions {
  /** Of objects that name none, and are of a kind that has one. */
  readonly namespace?: string;
}

export interface Imported {
  /** None of a DaemonSet in which something is an error. */
  readonly manifests: readonly ImportedManifest[];
  readonly diagnostics: readonly Diagnostic[];
  /** Where the sources hold secrets, to be masked wherever they are shown. */
  readonly secrets: readonly ImportedSecrets[];
}

export interface ImportedSecrets {
  readonly source: Source;
  readonly spans: readonly Span[];
  /** What is not shown where it stands, but may be said elsewhere. */
  readonly covered: readonly Span[];
  /** Whether the text could not be read, so that a span holds more than the secret. */
  readonly isGuess: boolean;
}

/** objects → manifests: texts with Kubernetes objects are read, checked by Kubernetes' own types, raised and printed. */
export function importSources(sources: readonly Source[], options: ImportOptions = {}): Imported {
  const read = sources.map(readObjects);
  const { namespace } = options;
  const objects = read
    .flatMap((one) => one.objects)
    .map((one) => (namespace === undefined ? one : { ...one, value: placedIn(one.value, namespace) }));
  const unread = read.flatMap((one) => one.diagnostics);
  const found = [...(sources.length > 1 ? unread.map(skipped) : unread), ...objects.flatMap(checkObject)];
  const secrets = secretsIn(read, sources, objects);
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
  const sound = checked.flatMap(({ one, diagnostics }) => (hasErrors(diagnostics) ? [] : [one]));
  const comments = sources.map((one) =>
    commentsAmong(
      one,
      objects.filter((object) => object.source === one),
    ),
  );
  const written = comments.flatMap(({ owned }) => owned);
  const known = new AnyOf([
    ...objects.flatMap(secretTexts),
    ...raised.manifests.flatMap((one) => Object.values(one.secrets)),
  ]);
  const carried = sound.map(({ document }) => carriedOver(written, document, known));
  const left = written.filter((one) => !carried.some((some) => some.has(one))).length;
  const others = comments.reduce((count, one) => count + one.others.length, 0);
  return {
    manifests: sound.map((one, index) => ({
      ...printed({ ...one, comments: [...(carried[index]?.values() ?? []), ...one.comments] }),
      ...releaseOf(one, objects),
    })),
    diagnostics: [
      ...found,
      ...raised.diagnostics,
      ...checked.flatMap(({ diagnostics }) => diagnostics),
      ...sound.slice(0, 1).flatMap((one) => leftOut(left + others, one.document)),
    ],
    secrets,
  };
}

/** Told of the first manifest: a comment itself may hold a secret. */
const leftOut = (count: number, { source, span }: Document): Diagnostic[] =>
  count === 0 ? [] : [diagnose('comments-left-out', { at: { source, span } }, count)];

/** The literals of an object, and what those in base64 stand for. */
const secretTexts = (object: ObjectDocument): readonly string[] =>
  literalsOf(object).flatMap((text) => [text, ...(BASE64.test(text) ? [atob(text)] : [])]);

const BASE64 = /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function secretsIn(
  read: readonly ReadObjects[],
  sources: readonly Source[],
  objects: readonly ObjectDocument[],
): readonly ImportedSecrets[] {
  const unread = sources.map((source, index) => ({ source, spans: read[index]?.secrets ?? [] }));
  return [
    ...objects.map(({ source, secrets, lookalikes, covered = [] }) => ({
      source,
      spans: [...secrets, ...lookalikes],
      covered,
      isGuess: false,
    })),
    ...unread.map((one) => ({ ...one, covered: [], isGuess: true })),
  ];
}

/** Errors of a build that the API server has nothing against: it stores images that no container can start from. */
const STORED_ALL_THE_SAME: ReadonlySet<string> = new Set([
  'agent-name-invalid',
  'image-repo-invalid',
  'image-tag-invalid',
  'image-digest-invalid',
  'image-digest-cut',
]);

const asKubernetes = (finding: Diagnostic): Diagnostic =>
  STORED_ALL_THE_SAME.has(finding.code) ? { ...finding, severity: 'warning' } : finding;

/** A folder has other files too, such as kustomization.yaml; a file that was named alone is meant. */
const skipped = (finding: Diagnostic): Diagnostic =>
  finding.code === 'document-not-an-object' ? { ...finding, severity: 'note' } : finding;

const START = { start: 0, end: 0 };

function printed({ document, comments, secrets }: Raised): ImportedManifest {
  const manifest: Manifest = { ...document, value: document.value as Manifest['value'] };
  const text = printManifest(manifest.value as unknown as JsonObject, { comments });
  const { value: workload } = lowerManifest(manifest);
  const secretValues = workload && installValuesFile(workload, ({ literal, key }) => literal ?? secrets[key]);
  const file = secretValues === undefined ? {} : { secretValues };
  const meaning = workload === undefined ? {} : { workload };
  return { name: manifest.value.metadata.name, text, manifest, secrets, ...file, ...meaning };
}

/** As Helm notes it at every object of a release. */
function releaseOf({ document }: Raised, objects: readonly ObjectDocument[]): Pick<ImportedManifest, 'release'> {
  const daemonSet = objects.find(({ source, span }) => source === document.source && span === document.span);
  const { annotations } = daemonSet?.value.metadata ?? {};
  const name = textAt(annotations, 'meta.helm.sh/release-name');
  const namespace = textAt(annotations, 'meta.helm.sh/release-namespace');
  return name === undefined || namespace === undefined ? {} : { release: { name, namespace } };
}

function textAt(map: unknown, key: string): string | undefined {
  const value = typeof map === 'object' && map !== null ? (map as JsonObject)[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
