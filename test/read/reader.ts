import { type Document, placeOf } from '../../src/model/manifest.ts';
import { readDocuments } from '../../src/read/index.ts';
import type { Place } from '../../src/source.ts';

export interface ReadText {
  readonly documents: readonly Document[];
  /** As `code: the text it points at`, with ` / the text a note points at` for each note. */
  readonly findings: readonly string[];
}

const slice = ({ source, span }: Place): string => source.text.slice(span.start, span.end);

export function readText(text: string): ReadText {
  const { documents, diagnostics } = readDocuments({ name: 'manifest.yaml', text });
  const findings = diagnostics.map(({ code, at, notes }) => {
    const places = [...(at === undefined ? [] : [at]), ...notes.map((note) => note.at)];
    return `${code}: ${places.map(slice).join(' / ')}`;
  });
  return { documents, findings };
}

export interface ReadSpec {
  readonly spec: unknown;
  readonly findings: readonly string[];
  /** The text a finding at this path below spec points at. */
  readonly at: (...path: (string | number)[]) => string;
  readonly keyAt: (...path: (string | number)[]) => string;
  /** The texts that are masked. */
  readonly secrets: readonly string[];
  /** The texts that are masked in findings only. */
  readonly lookalikes: readonly string[];
}

/** Reads lines as what stands below `spec:`. */
export function readSpec(lines: string): ReadSpec {
  const below = lines.replace(/^(?=.)/gm, '  ');
  const { documents, findings } = readText(`kind: KubernetesDaemonSet\nspec:\n${below}\n`);
  const [document] = documents;
  if (document === undefined)
    return { spec: undefined, findings, at: () => '', keyAt: () => '', secrets: [], lookalikes: [] };
  return {
    spec: (document.value as { spec?: unknown }).spec,
    findings,
    at: (...path) => slice(placeOf(document, ['spec', ...path])),
    keyAt: (...path) => slice(placeOf(document, ['spec', ...path], 'key')),
    secrets: document.secrets.map((span) => slice({ source: document.source, span })),
    lookalikes: document.lookalikes.map((span) => slice({ source: document.source, span })),
  };
}

/** Reads lines as what stands below `spec.container.app:`. */
export function readApp(lines: string): { readonly app: unknown } & ReadSpec {
  const read = readSpec(`container:\n  app:\n${lines.replace(/^(?=.)/gm, '    ')}`);
  const { container } = read.spec as { container: { app?: unknown } };
  return { ...read, app: container.app };
}
