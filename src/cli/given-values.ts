import { join } from 'node:path';
import { readBytes } from '../effects/input.ts';
import type { ScratchFiles } from '../effects/scratch.ts';
import type { Values } from './command.ts';
import { UsageError } from './exit.ts';
import type { Io } from './io.ts';

/** Helm's own flags that give values. */
export const valueOptions = {
  values: { type: 'list', value: 'FILE', describe: 'values over those of the chart, as helm takes them; - for stdin' },
  set: { type: 'list', value: 'KEY=VALUE', describe: 'a value over those of the chart, as helm takes it' },
  'set-string': { type: 'list', value: 'KEY=TEXT', describe: 'a value that is a text' },
  'set-json': { type: 'list', value: 'KEY=JSON', describe: 'a value in JSON' },
  'set-file': { type: 'list', value: 'KEY=FILE', describe: 'a value that is the text of a file' },
  'set-literal': { type: 'list', value: 'KEY=TEXT', describe: 'a value that is a text, commas and all' },
} as const;

const valueNames = Object.keys(valueOptions) as readonly (keyof typeof valueOptions)[];

/** Whether a command line gives any. */
export const givesValues = (options: Values<typeof valueOptions>): boolean =>
  valueNames.some((name) => options[name].length > 0);

/** Values on a command line. */
export interface GivenValues {
  /** Helm's flags, for a folder that holds `files`. */
  readonly flags: (folder: string) => readonly string[];
  /** What the flags name, read once: a pipe can't be read again. May be secret. */
  readonly files: ScratchFiles;
  /** The flags as they were typed, less their values: any may be secret. */
  readonly shown: readonly string[];
  /** What Helm says of them in such a folder, as it may be shown: with the user's files, without the values. */
  readonly told: (said: string, folder: string) => string;
}

/** `isTaken`: the standard input is a manifest already. Throws where a source can't be read, or not again. */
export async function givenValues(
  options: Values<typeof valueOptions>,
  isTaken: boolean,
  io: Io,
): Promise<GivenValues> {
  const read = [...options.values, ...options['set-file'].flatMap((pairs) => pairsIn(pairs).map(([, path]) => path))];
  const stdins = Number(isTaken) + read.filter((path) => path === '-').length;
  if (stdins > 1) throw new UsageError('The standard input can be read once only.');
  const files: { path: string; from: string; text: Uint8Array }[] = [];
  const flags: ((folder: string) => readonly string[])[] = [];
  for (const path of options.values) {
    const copy = await copied(path);
    flags.push((folder) => ['--values', copy(folder)]);
  }
  for (const pairs of options['set-file']) {
    const copies = await Promise.all(pairsIn(pairs).map(async ([key, path]) => [key, await copied(path)] as const));
    const text = (folder: string): string =>
      copies.map(([key, copy]) => `${key}=${copy(folder).replace(/[\\,]/g, '\\$&')}`).join(',');
    flags.push((folder) => ['--set-file', copies.length === 0 ? pairs : text(folder)]);
  }
  for (const name of INLINE) {
    for (const text of options[name]) flags.push(() => [`--${name}`, text]);
  }
  return {
    flags: (folder) => flags.flatMap((flag) => flag(folder)),
    files,
    shown: valueNames.flatMap((name) => options[name].map((text) => `--${name} ${withoutValue(name, text)}`)),
    told: (said, folder) => {
      const named = files.reduce((text, { path, from }) => text.replaceAll(join(folder, path), from), said);
      const typed = INLINE.flatMap((name) => options[name]).flatMap((text) => [text, text.replace(/^[^=]*=/, '')]);
      return withoutQuotes(typed.filter(isTelling).reduce((text, one) => text.replaceAll(one, '***'), named));
    },
  };

  async function copied(path: string): Promise<(folder: string) => string> {
    // What Helm fetches, it fetches as often as it likes.
    if (/^[a-z][a-z\d+.-]*:\/\//i.test(path)) return () => path;
    const copy = `given/${files.length}.yaml`;
    files.push({ path: copy, from: path, text: await readBytes(path, io.stdin) });
    return (folder) => join(folder, copy);
  }
}

/** `key=path,key=path`, where a backslash takes a comma or a dot as it is. */
const pairsIn = (text: string): readonly (readonly [key: string, path: string])[] =>
  [...text.matchAll(/((?:\\.|[^=\\])*)=((?:\\.|[^,\\])*)(?:,|$)/gs)].map(([, key = '', path = '']) => [
    key,
    path.replace(/\\(.)/gs, '$1'),
  ]);

/** Those whose values stand on the command line. */
const INLINE = ['set', 'set-string', 'set-json', 'set-literal'] as const;

/** Up to the first `=`; a map in JSON has none before its values. */
function withoutValue(name: keyof typeof valueOptions, text: string): string {
  // What lets one in at an address stands in it too.
  if (name === 'values' || name === 'set-file')
    return text.replace(/\/\/[^/@]*@/g, '//***@').replace(/\?[^,]*/g, '?***');
  return text.trimStart().startsWith('{') || !text.includes('=') ? '***' : text.replace(/=.*/s, '=***');
}

/** A shorter text would be found in words that have nothing to do with it. */
const isTelling = (text: string): boolean => text.length > 3;

/** What Helm quotes of values that it can't read may be secret. */
const withoutQuotes = (said: string): string => said.replaceAll(/(["'`]).*?\1/gs, '$1***$1');
