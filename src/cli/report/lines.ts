import type { Position, Source } from '../../source.ts';

/** A line of a source, without its break. Offsets into the source's text. */
export interface Line {
  /** 1-based. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** A report asks for many places of one source, so the starts of its lines are found once. */
const startsOf = new WeakMap<Source, readonly number[]>();

function lineStarts(source: Source): readonly number[] {
  const known = startsOf.get(source);
  if (known !== undefined) return known;
  const starts = [0, ...Array.from(source.text.matchAll(/\r\n?|\n/g), (found) => found.index + found[0].length)];
  startsOf.set(source, starts);
  return starts;
}

export function lineAt(source: Source, offset: number): Line {
  const starts = lineStarts(source);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const start = starts[low] ?? 0;
  const next = starts[low + 1] ?? source.text.length;
  const end = start + source.text.slice(start, next).replace(/[\r\n]+$/, '').length;
  return { number: low + 1, start, end };
}

/** Line and column of an offset, as `positionAt` has them. */
export function positionIn(source: Source, offset: number): Position {
  const { number, start } = lineAt(source, offset);
  return { line: number, column: offset - start + 1 };
}
