import { checkShape, checkShaped, type ShapeFindings } from './check/index.ts';
import { type Diagnostic, hasErrors, type Result } from './diagnostic.ts';
import { generateChart, installValuesFile } from './generate/index.ts';
import { type LowerOptions, lowerManifest } from './lower/index.ts';
import type { ChartFile } from './model/chart.ts';
import type { Document, KubernetesDaemonSet, Manifest } from './model/manifest.ts';
import type { Workload } from './model/workload.ts';
import { readDocuments } from './read/index.ts';
import type { Source } from './source.ts';

/** Options of a compilation. References: value by key, `[env/]Kind/name[/field.path]`. */
export interface CompileOptions extends LowerOptions {
  /** Time of the chart's `org.opencontainers.image.created`, RFC 3339; a constant when absent. */
  readonly created?: string;
}

/** One document on its way to a chart: what each phase made of it, as far as it got. */
export interface Compiled {
  readonly document: Document;
  readonly manifest?: Manifest;
  readonly workload?: Workload;
  /** Written when they are asked for, also by a copy of this object: not every command wants the chart. */
  readonly files?: readonly ChartFile[];
  /** A values file with the manifest's literal secrets, which no file of the chart holds. */
  readonly secretValues?: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Compilation {
  /** One a manifest, in the order of the source. */
  readonly manifests: readonly Compiled[];
  /** Documents of other kinds. */
  readonly skipped: ReturnType<typeof readDocuments>['skipped'];
  /** Findings of reading, which belong to no one manifest. */
  readonly diagnostics: readonly Diagnostic[];
  /** Spans that may hold secrets where the source is not YAML; those of a manifest stand in its document. */
  readonly secrets: ReturnType<typeof readDocuments>['secrets'];
}

/** text → documents → manifests → workloads → charts: the whole compiler. */
export const compileSource = (source: Source, options: CompileOptions = {}): Compilation =>
  judgeOpened(openSource(source, options), options);

/** A source that was read, and no rule asked yet. */
export interface Opened extends Omit<Compilation, 'manifests'> {
  readonly opened: readonly OpenedDocument[];
}

export interface OpenedDocument {
  readonly document: Document;
  readonly shape: ShapeFindings;
  /** What a document of the right shape means, once it is asked for. Where a rule speaks against it, it means nothing. */
  readonly lowered: () => Result<Workload>;
}

/** The first half of the compiler, for who can do something with a likely workload while the rules run. */
export function openSource(source: Source, options: CompileOptions): Opened {
  const { documents, ...read } = readDocuments(source);
  return { ...read, opened: documents.map((document) => openDocument(document, options)) };
}

function openDocument(document: Document, options: CompileOptions): OpenedDocument {
  const manifest = { ...document, value: document.value as KubernetesDaemonSet };
  let lowered: Result<Workload> | undefined;
  return {
    document,
    shape: checkShape(document),
    lowered: () => {
      lowered ??= lowerManifest(manifest, options);
      return lowered;
    },
  };
}

/** The second half. */
export function judgeOpened({ opened, ...read }: Opened, options: CompileOptions): Compilation {
  return { ...read, manifests: opened.map((one) => judgeDocument(one, read.diagnostics, options)) };
}

function judgeDocument(
  { document, shape, lowered }: OpenedDocument,
  unread: readonly Diagnostic[],
  options: CompileOptions,
): Compiled {
  const checked = checkShaped(document, shape);
  const found = sorted(withoutEchoes(checked.diagnostics, unread));
  if (checked.value === undefined || hasErrors(unread)) return { document, diagnostics: found };
  const { value: workload, diagnostics: reported } = lowered();
  const diagnostics = sorted([...found, ...reported]);
  if (workload === undefined) return { document, manifest: checked.value, diagnostics };
  const secretValues = installValuesFile(workload, ({ literal }) => literal);
  const chart = { document, manifest: checked.value, workload, diagnostics };
  return withFiles(secretValues === undefined ? chart : { ...chart, secretValues }, workload, options);
}

function withFiles(compiled: Compiled, workload: Workload, { created }: CompileOptions): Compiled {
  let files: readonly ChartFile[] | undefined;
  return {
    ...compiled,
    get files() {
      files ??= generateChart(workload, created === undefined ? {} : { created });
      return files;
    },
  };
}

/** What could not be read as it should makes an error for the checks too, at the same place. */
function withoutEchoes(found: readonly Diagnostic[], unread: readonly Diagnostic[]): readonly Diagnostic[] {
  const said = new Set(unread.filter(({ severity }) => severity === 'error').map(placeText));
  return found.filter((finding) => finding.severity !== 'error' || !said.has(placeText(finding)));
}

const placeText = ({ at }: Diagnostic): string | undefined => at && `${at.span.start}-${at.span.end}`;

/** By place. What has none comes first, and what has the same keeps its order. */
const sorted = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  [...diagnostics].sort((a, b) => (a.at?.span.start ?? -1) - (b.at?.span.start ?? -1));
