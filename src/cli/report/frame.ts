import type { Place, Source, Span } from '../../source.ts';
import { type Cell, cellsOf, touches } from './cells.ts';
import type { Hidden } from './hidden.ts';
import { lineAt } from './lines.ts';

/** The line that a finding is about, and the mark under it. */
export interface Frame {
  readonly number: number;
  readonly line: string;
  /** White space, then carets below what is meant. */
  readonly mark: string;
}

/** The widest line shown whole; a longer one is cut around the mark. */
const WIDEST = 110;
const BEFORE_MARK = 30;
const MORE = '…';

/** Of a place that spans several lines, the first one. */
export function frameOf({ source, span }: Place, hidden: Hidden): Frame {
  const meant = withoutSpace(source, span);
  const line = lineAt(source, meant.start);
  const here = { start: meant.start, end: Math.max(meant.start, Math.min(meant.end, line.end)) };
  const near = {
    start: Math.max(line.start, here.start - 2 * WIDEST),
    end: Math.min(line.end, here.start + 3 * WIDEST),
  };
  const covered = hidden.spans(source).filter((candidate) => touches(candidate, near));
  const cells = cellsOf(source, near, covered);
  const marked = cells.map(
    (cell) => cell.span.end > here.start && cell.span.start < Math.max(here.end, here.start + 1),
  );
  const shown = windowOf(cells, marked.indexOf(true));
  const rest = cells.slice(shown.from, shown.to);
  const head = shown.from > 0 || near.start > line.start ? MORE : '';
  const tail = shown.to < cells.length || near.end < line.end ? MORE : '';
  const carets = rest.map(({ width }, index) => (marked[shown.from + index] ? '^' : ' ').repeat(width)).join('');
  const mark = `${' '.repeat(head.length)}${carets}`.trimEnd();
  return {
    number: line.number,
    line: `${head}${rest.map(({ text }) => text).join('')}${tail}`,
    mark: mark === '' ? `${' '.repeat(widthOf(rest) + head.length)}^` : mark,
  };
}

/** What a place means, without the white space that a collection's span may begin and end with. */
function withoutSpace({ text }: Source, { start, end }: Span): Span {
  const part = text.slice(start, Math.min(end, start + 10_000));
  const lead = part.search(/\S/);
  if (lead <= 0) return { start, end };
  return { start: start + lead, end };
}

/** The cells to show: all, or as many as fit, beginning a little before the mark. */
function windowOf(cells: readonly Cell[], first: number): { readonly from: number; readonly to: number } {
  if (widthOf(cells) <= WIDEST) return { from: 0, to: cells.length };
  let from = first === -1 ? cells.length : first;
  for (let room = BEFORE_MARK; from > 0 && room > 0; room -= cells[from]?.width ?? 1) from--;
  let to = from;
  for (let room = WIDEST; to < cells.length && room > 0; to++) room -= cells[to]?.width ?? 1;
  return { from, to };
}

const widthOf = (cells: readonly Cell[]): number => cells.reduce((sum, { width }) => sum + width, 0);
