import { literalsOf, unquoted } from '../../model/literals.ts';
import type { Document } from '../../model/manifest.ts';
import type { Source, Span } from '../../source.ts';

/** What of one source must not be shown. */
export interface Secrets {
  readonly source: Source;
  readonly spans: readonly Span[];
  /** The same as text: the values, and what is written where it differs. */
  readonly literals: readonly string[];
}

/** The secrets of a document that was read. */
export const secretsOf = (document: Document): Secrets => ({
  source: document.source,
  spans: document.secrets,
  literals: literalsOf(document),
});

/** For findings, in which a value that only looks like a secret is covered too. */
function withLookalikes(document: Document): Secrets {
  const { secrets, lookalikes, covered = [] } = document;
  const { spans, ...rest } = secretsOf({ ...document, secrets: [...secrets, ...lookalikes] });
  return { ...rest, spans: [...spans, ...covered] };
}

/** All secrets of a source, in what of it was read and in what was not. */
export function secretsOfSource(
  source: Source,
  { documents, secrets }: { readonly documents: readonly Document[]; readonly secrets: readonly Span[] },
): readonly Secrets[] {
  return [...documents.map(withLookalikes), secretsIn(source, secrets)];
}

/** More lines of guessed secrets are covered where they stand alone: to look for each everywhere would take seconds. */
const MOST_GUESSED = 20_000;

/** Parts of a text that could not be read and may be secret; what they say is guessed. */
export const secretsIn = (source: Source, spans: readonly Span[]): Secrets => ({
  source,
  spans,
  literals: spans.slice(0, MOST_GUESSED).flatMap(({ start, end }) => words(source.text.slice(start, end))),
});

/** A line's own text, and its parts where it is a flow collection or a key with a value. */
const words = (text: string): readonly string[] =>
  [text, ...text.split(/[{}[\],]|:\s/)].map((part) => unquoted(part.trim().replace(/^[*&!]/, '')));
