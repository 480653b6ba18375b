import type { Diagnostic } from '../../diagnostic.ts';
import { AnyOf } from '../../model/any-of.ts';
import { countsAsSecret } from '../../model/secret-words.ts';
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
  const any = new AnyOf(new Set(secrets.flatMap(({ literals }) => literals.flatMap(spellings))), countsAsSecret);
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

/** A finding with its sentences masked, and cut where they quote a whole file. Its places still name the whole source: only show that by way of `spans`. */
export function maskFinding({ message, why, help, notes, ...rest }: Diagnostic, { mask }: Hidden): Diagnostic {
  const shown = (text: string): string => shortened(mask(text));
  return {
    ...rest,
    message: shown(message),
    ...(why === undefined ? {} : { why: shown(why) }),
    ...(help === undefined ? {} : { help: shown(help) }),
    notes: notes.map((note) => ({ ...note, message: shown(note.message) })),
  };
}

/** In UTF-16 code units. What a finding says stands before and after what it quotes. */
const LONGEST = 1000;
const shortened = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST / 2)} … ${text.slice(-LONGEST / 2)}`;

/** A text and its lines, as they are and as they look in JSON and in a single-quoted scalar. */
const spellings = (literal: string): readonly string[] => {
  if (PLAIN.test(literal)) return [literal, literal.trim()];
  return [literal, ...literal.split(/\r\n?|\n/).map((line) => line.trim())].flatMap((text) => [
    text,
    JSON.stringify(text).slice(1, -1),
    text.replaceAll("'", "''"),
  ]);
};

/** Looks the same however it is written. */
const PLAIN = /^[ !#-&(-[\]-~]*$/;
