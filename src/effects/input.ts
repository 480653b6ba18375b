/** The manifests that a command line names: files, folders, patterns and `-`. */
import { type Dirent, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { type Diagnostic, diagnose, type Result } from '../diagnostic.ts';
import type { Source } from '../source.ts';
import { EnvironmentError, environmentError, withEnvironment } from './environment-error.ts';
import { isPattern, patternBase, patternMatcher } from './glob.ts';
import { readPipe, readStream } from './pipe.ts';
import { type Decoded, decodeSource } from './utf8.ts';

/** In bytes. A larger file is refused before it is read. */
const LIMIT = 16 * 2 ** 20;
const LIMIT_NAME = '16 MiB';
const STDIN = '-';

/**
 * Reads every source, each file once however often it is named: `-` is `stdin`, a folder all its `*.yaml` and `*.yml`,
 * sorted, with those of the folders in it, hidden ones left out. The value holds the sources that are text; the
 * findings say what the others are. An entry of a folder that can't be read is a finding, and hides no other. Throws an
 * EnvironmentError for a name that can't be read, and where nothing is found.
 */
export async function readSources(
  names: readonly string[],
  stdin: AsyncIterable<Uint8Array | string>,
): Promise<Result<readonly Source[]>> {
  const sources: Source[] = [];
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const entry of names.flatMap(expand)) {
    try {
      const decoded = await readEntry(entry, seen, stdin);
      if (decoded === undefined) continue;
      if ('source' in decoded) sources.push(decoded.source);
      else diagnostics.push(decoded.diagnostic);
    } catch (error) {
      if (!entry.isFound || !(error instanceof EnvironmentError)) throw error;
      diagnostics.push(diagnose('source-unreadable', {}, error.message));
    }
  }
  return { value: sources, diagnostics };
}

/** A file to read, or why a part of a folder is none. */
interface Entry {
  readonly path: string;
  /** Not named itself, but in a folder or by a pattern. */
  readonly isFound: boolean;
  readonly trouble?: EnvironmentError;
}

/** Undefined for one that was read before. */
async function readEntry(
  { path, trouble }: Entry,
  seen: Set<string>,
  stdin: AsyncIterable<Uint8Array | string>,
): Promise<Decoded | undefined> {
  if (trouble !== undefined) throw trouble;
  const identity = path === STDIN ? path : withEnvironment(`${path} can't be read`, () => identityOf(path));
  if (seen.has(identity)) return undefined;
  seen.add(identity);
  if (path === STDIN) return decode('<stdin>', await readStream(stdin, LIMIT));
  return decode(path, await readInput(path));
}

/** The size of a file in bytes; undefined for what is none. */
export function sizeOfFile(path: string): number | undefined {
  const stat = statOf(path);
  return stat?.isFile() ? stat.size : undefined;
}

/** One file, whatever its name. Throws an EnvironmentError where it can't be read. */
export const readText = async (path: string): Promise<Decoded> => decode(path, await readInput(path));

/** One file as it is, or `stdin` for `-`. Throws an EnvironmentError where it can't be read or is too large. */
export async function readBytes(path: string, stdin: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const bytes = path === STDIN ? await readStream(stdin, LIMIT) : await readInput(path);
  if (bytes === undefined) throw new EnvironmentError(`${path} is larger than ${LIMIT_NAME}.`);
  return bytes;
}

const decode = (name: string, bytes: Uint8Array | undefined): Decoded =>
  bytes === undefined ? { diagnostic: diagnose('source-too-large', {}, name, LIMIT_NAME) } : decodeSource(name, bytes);

function expand(name: string): readonly Entry[] {
  if (name === STDIN) return [{ path: name, isFound: false }];
  const stat = withEnvironment(`${name} can't be read`, () => statSync(name, { throwIfNoEntry: false }));
  if (stat === undefined && isPattern(name)) return matches(name);
  if (stat === undefined) throw new EnvironmentError(`${name} does not exist.`);
  if (!stat.isDirectory()) return [{ path: name, isFound: false }];
  const found = walk(name).filter(({ path, trouble }) => trouble !== undefined || /\.ya?ml$/.test(path));
  if (found.length === 0) throw new EnvironmentError(`${name} holds no *.yaml or *.yml file.`);
  return found;
}

function matches(name: string): readonly Entry[] {
  const pattern = normalize(name);
  const base = patternBase(pattern);
  const isMatch = patternMatcher(pattern);
  const isFolder = statSync(base, { throwIfNoEntry: false })?.isDirectory();
  const found = isFolder ? walk(base).filter(({ path, trouble }) => trouble !== undefined || isMatch(path)) : [];
  if (found.length === 0) throw new EnvironmentError(`No file matches ${name}.`);
  return found;
}

/** Every file below a folder, sorted; links are followed. `above` are the real paths of the folders that led here. */
function walk(folder: string, above: readonly string[] = []): readonly Entry[] {
  try {
    return walkInto(folder, above);
  } catch (error) {
    if (!(error instanceof EnvironmentError) || above.length === 0) throw error;
    return [{ path: folder, isFound: true, trouble: error }];
  }
}

function walkInto(folder: string, above: readonly string[]): readonly Entry[] {
  const { entries, real } = withEnvironment(`The folder ${folder} can't be read`, () => ({
    entries: readdirSync(folder, { withFileTypes: true }),
    real: realpathSync(folder),
  }));
  if (above.includes(real)) throw new EnvironmentError(`${folder} is a link to a folder that it lies in.`);
  return entries
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '.' ? entry.name : join(folder, entry.name);
      return isFolder(entry, path) ? walk(path, [...above, real]) : [{ path, isFound: true }];
    });
}

const isFolder = (entry: Dirent, path: string): boolean =>
  entry.isDirectory() || (entry.isSymbolicLink() && statOf(path)?.isDirectory() === true);

/** Undefined for what can't be looked at, such as a link that leads nowhere or in a circle: whoever reads it says why. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Not the real path: a shell's `<(command)` has none. */
function identityOf(path: string): string {
  const { dev, ino } = statSync(path, { bigint: true });
  return `${dev}:${ino}`;
}

/** Undefined for more than LIMIT. */
async function readInput(path: string): Promise<Uint8Array | undefined> {
  try {
    const stat = statSync(path);
    if (stat.isFIFO()) return await readPipe(path, LIMIT);
    if (!stat.isFile())
      throw new EnvironmentError(`${path} is a device or a socket, not a file.`, 'Standard input is -.');
    return stat.size > LIMIT ? undefined : readFileSync(path);
  } catch (error) {
    throw environmentError(`${path} can't be read`, error);
  }
}
