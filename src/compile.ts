import { checkDocument } from './check/index.ts';
import { type Diagnostic, hasErrors } from './diagnostic.ts';
import { generateChart, installValuesFile } from './generate/index.ts';
import { type LowerOptions, lowerManifest } from './lower/index.ts';
import type { ChartFile } from './model/chart.ts';
import type { Document, Manifest } from './model/manifest.ts';
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
  /** Written when they are asked for: not every command wants the chart. */
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
export function compileSource(source: Source, options: CompileOptions = {}): Compilation {
  const { documents, ...read } = readDocuments(source);
  return { ...read, manifests: documents.map((document) => compileDocument(document, read.diagnostics, options)) };
}

function compileDocument(document: Document, unread: readonly Diagnostic[], options: CompileOptions): Compiled {
  const checked = checkDocument(document);
  const found = sorted(withoutEchoes(checked.diagnostics, unread));
  if (checked.value === undefined || hasErrors(unread)) return { document, diagnostics: found };
  const lowered = lowerManifest(checked.value, options);
  const diagnostics = sorted([...found, ...lowered.diagnostics]);
  if (lowered.value === undefined) return { document, manifest: checked.value, diagnostics };
  const secretValues = installValuesFile(lowered.value, ({ literal }) => literal);
  const chart = { document, manifest: checked.value, workload: lowered.value, diagnostics };
  return withFiles(secretValues === undefined ? chart : { ...chart, secretValues }, lowered.value, options);
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
