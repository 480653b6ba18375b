import type { Diagnostic } from '../../diagnostic.ts';
import { AnyOf } from '../../model/any-of.ts';
import type { Source, Span } from '../../source.ts';
import type { Secrets } from './secrets.ts';

/** Covers the secrets of the sources that a report is about. */
export interface Hidden {
  /** Spans of a source's text to cover: the secrets, and wherever else their text stands. They may overlap. */
  readonly spans: (source: Source) => readonly Span[];
  /** A sentence with the secrets covered. */
  readonly mask: (text: string) => string;
}

/** Of one length, so that it doesn't tell the secret's. */
export const COVER = '••••';

export function hide(secrets: readonly Secrets[]): Hidden {
  // A short literal is found in ordinary words by chance: it is covered where it stands, not in sentences.
  const any = new AnyOf(secrets.flatMap(({ literals }) => literals).flatMap(spellings));
  const found = new Map<Source, readonly Span[]>();
  const find = (source: Source): readonly Span[] => [
    ...secrets.filter((those) => those.source === source).flatMap(({ spans }) => spans),
    ...any.spansIn(source.text),
  ];
  return {
    spans: (source) => {
      const spans = found.get(source) ?? find(source);
      found.set(source, spans);
      return spans;
    },
    mask: (text) => any.replaceIn(text, COVER),
  };
}

/** A finding with its sentences masked. Its places still name the whole source: only show that by way of `spans`. */
export function maskFinding({ message, why, help, notes, ...rest }: Diagnostic, { mask }: Hidden): Diagnostic {
  return {
    ...rest,
    message: mask(message),
    ...(why === undefined ? {} : { why: mask(why) }),
    ...(help === undefined ? {} : { help: mask(help) }),
    notes: notes.map((note) => ({ ...note, message: mask(note.message) })),
  };
}

/** A text and its lines, as they are and as they look in JSON and in a single-quoted scalar. */
const spellings = (literal: string): readonly string[] =>
  [literal, ...literal.split(/\r\n?|\n/).map((line) => line.trim())].flatMap((text) => [
    text,
    JSON.stringify(text).slice(1, -1),
    text.replaceAll("'", "''"),
  ]);
