import type { Io } from './io.ts';

/** Ways to make text stand out; without colour each returns its text. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly blue: (text: string) => string;
}

const sgr =
  (open: number, close: number) =>
  (text: string): string =>
    `\u001b[${open}m${text}\u001b[${close}m`;
const same = (text: string): string => text;

export const plain: Style = { bold: same, dim: same, red: same, yellow: same, blue: same };
export const coloured: Style = {
  bold: sgr(1, 22),
  dim: sgr(2, 22),
  red: sgr(31, 39),
  yellow: sgr(33, 39),
  blue: sgr(34, 39),
};

/** FORCE_COLOR, then NO_COLOR (https://no-color.org), then whether the stream is a terminal that can. */
export function styleFor(isTTY: boolean, env: Io['env']): Style {
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force === '0' || force === 'false' ? plain : coloured;
  if (env['NO_COLOR'] || env['TERM'] === 'dumb') return plain;
  return isTTY ? coloured : plain;
}
