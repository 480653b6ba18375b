import type { Document } from '../../model/manifest.ts';
import type { Source, Span } from '../../source.ts';
import { valueAt } from '../value-at.ts';

/** What of one source must not be shown. */
export interface Secrets {
  readonly source: Source;
  readonly spans: readonly Span[];
  /** The same as text: the values, and what is written where it differs. */
  readonly literals: readonly string[];
}

/** The secrets of a document that was read. */
export function secretsOf({ value, places, secrets, source }: Document): Secrets {
  const starts = new Set(secrets.map(({ start }) => start));
  const values: string[] = [];
  for (const [at, place] of places) {
    const found = starts.has(place.value.start) ? valueAt(value, at) : undefined;
    if (typeof found === 'string') values.push(found);
  }
  const written = secrets.map(({ start, end }) => source.text.slice(start, end).trim());
  return { source, spans: secrets, literals: [...new Set([...values, ...written.map(unquoted)])] };
}

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

const unquoted = (text: string): string => text.replace(/^["']|["']$/g, '');
