import type { Position, Source } from '../../source.ts';

/** A line of a source, without its break. Offsets into the source's text. */
export interface Line {
  /** 1-based. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** The starts of a source's lines, as far as they were looked for. */
interface Starts {
  readonly found: number[];
  readonly breaks: RegExp;
  areAll: boolean;
}

/** A report asks for many places of one source. */
const startsOf = new WeakMap<Source, Starts>();

/** The starts up to the first one beyond an offset: what is refused for its millions of lines isn't counted. */
function lineStarts(source: Source, offset: number): readonly number[] {
  const starts = startsOf.get(source) ?? { found: [0], breaks: /\r\n?|\n/g, areAll: false };
  startsOf.set(source, starts);
  while (!starts.areAll && (starts.found.at(-1) ?? 0) <= offset) {
    starts.areAll = !starts.breaks.test(source.text);
    if (!starts.areAll) starts.found.push(starts.breaks.lastIndex);
  }
  return starts.found;
}

export function lineAt(source: Source, offset: number): Line {
  const starts = lineStarts(source, offset);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const start = starts[low] ?? 0;
  const next = starts[low + 1] ?? source.text.length;
  let end = next;
  while (end > start && '\r\n'.includes(source.text.charAt(end - 1))) end--;
  return { number: low + 1, start, end };
}

/** Line and column of an offset, as `positionAt` has them. */
export function positionIn(source: Source, offset: number): Position {
  const { number, start } = lineAt(source, offset);
  return { line: number, column: offset - start + 1 };
}
