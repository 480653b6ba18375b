import type { Source, Span } from '../../source.ts';
import { COVER } from './hidden.ts';

/** One thing on the screen: a character as people count them, or the cover of a secret. */
export interface Cell {
  readonly text: string;
  /** In columns of the terminal. */
  readonly width: number;
  /** What of the source it shows. */
  readonly span: Span;
}

const TAB = 4;

/** The cells of a part of one line. No character of the user's reaches the terminal as a command. */
export function cellsOf(source: Source, part: Span, covered: readonly Span[]): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  const add = (text: string, width: number, span: Span): void => {
    cells.push({ text, width, span });
    column += width;
  };
  let cover: Span | undefined;
  for (const { segment, index } of segments(source.text.slice(part.start, part.end))) {
    const start = part.start + index;
    const span = { start, end: start + segment.length };
    if (cover && start < cover.end) continue;
    cover = coverOf(span, covered);
    if (cover) add(COVER, COVER.length, cover);
    else if (segment === '\t') add(' '.repeat(TAB - (column % TAB)), TAB - (column % TAB), span);
    else if (UNPRINTABLE.test(segment)) add('\ufffd', 1, span);
    else add(segment, widthOf(segment), span);
  }
  return cells;
}

/** Making a segmenter takes longer than all the rest of a report, and plain text needs none. */
const segments = (text: string): Iterable<{ readonly segment: string; readonly index: number }> =>
  /^[\t\x20-\x7e]*$/.test(text)
    ? Array.from(text, (segment, index) => ({ segment, index }))
    : new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text);

export const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** All that is covered in one piece from here on. */
function coverOf(span: Span, covered: readonly Span[]): Span | undefined {
  const over = covered.filter((candidate) => touches(candidate, span));
  if (over.length === 0) return undefined;
  return {
    start: Math.min(...over.map(({ start }) => start)),
    end: Math.max(...over.map(({ end }) => end)),
  };
}

/** Control characters, and those that reorder the text around them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters in question.
export const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

/** East Asian wide characters and emoji take two columns (Unicode's UAX 11). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
const widthOf = (grapheme: string): number => (grapheme < '\u1100' || !WIDE.test(grapheme) ? 1 : 2);
