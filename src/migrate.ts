import type { Diagnostic } from './diagnostic.ts';
import { hasErrors } from './diagnostic.ts';
import { partsOf } from './model/manifest.ts';
import type { JsonObject } from './model/workload.ts';
import { printManifest } from './print/manifest.ts';
import { commentsOf } from './read/comments.ts';
import { readDocuments } from './read/index.ts';
import type { Source, Span } from './source.ts';

export interface Migrated {
  /** The manifests in the canonical spelling; absent where something can't be read. */
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly manifests: number;
  readonly secrets: readonly { readonly source: Source; readonly spans: readonly Span[] }[];
}

/** The manifests of a source in the canonical spelling; comments and the order of fields are kept. */
export function migrateSource(source: Source): Migrated {
  const { documents, diagnostics, secrets } = readDocuments(source);
  const spans = [...secrets, ...documents.flatMap((document) => [...document.secrets, ...document.lookalikes])];
  const rest = { diagnostics, manifests: documents.length, secrets: [{ source, spans }] };
  if (hasErrors(diagnostics)) return rest;
  const texts = documents.map((document) => {
    const comments = commentsOf(document).map(({ pointer, text }) => ({ path: partsOf(pointer), text }));
    return printManifest(document.value as JsonObject, { comments, keepOrder: true });
  });
  return { ...rest, text: texts.join('---\n') };
}
