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
 * findings say what the others are. Throws an EnvironmentError for what can't be read, and where nothing is found.
 */
export async function readSources(
  names: readonly string[],
  stdin: AsyncIterable<Uint8Array | string>,
): Promise<Result<readonly Source[]>> {
  const sources: Source[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of withoutRepeats(names.flatMap(expand))) {
    const name = path === STDIN ? '<stdin>' : path;
    const decoded = decode(name, path === STDIN ? await readStream(stdin, LIMIT) : await readInput(path));
    if ('source' in decoded) sources.push(decoded.source);
    else diagnostics.push(decoded.diagnostic);
  }
  return { value: sources, diagnostics };
}

/** One file, whatever its name. Throws an EnvironmentError where it can't be read. */
export const readText = async (path: string): Promise<Decoded> => decode(path, await readInput(path));

const decode = (name: string, bytes: Uint8Array | undefined): Decoded =>
  bytes === undefined ? { diagnostic: diagnose('source-too-large', {}, name, LIMIT_NAME) } : decodeSource(name, bytes);

function expand(name: string): readonly string[] {
  if (name === STDIN) return [name];
  const stat = withEnvironment(`${name} can't be read`, () => statSync(name, { throwIfNoEntry: false }));
  if (stat === undefined && isPattern(name)) return matches(name);
  if (stat === undefined) throw new EnvironmentError(`${name} does not exist.`);
  if (!stat.isDirectory()) return [name];
  const found = walk(name).filter((path) => /\.ya?ml$/.test(path));
  if (found.length === 0) throw new EnvironmentError(`${name} holds no *.yaml or *.yml file.`);
  return found;
}

function matches(name: string): readonly string[] {
  const pattern = normalize(name);
  const base = patternBase(pattern);
  const isMatch = patternMatcher(pattern);
  const found = statSync(base, { throwIfNoEntry: false })?.isDirectory() ? walk(base).filter(isMatch) : [];
  if (found.length === 0) throw new EnvironmentError(`No file matches ${name}.`);
  return found;
}

/** Every file below a folder, sorted; links are followed. `above` are the real paths of the folders that led here. */
function walk(folder: string, above: readonly string[] = []): readonly string[] {
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
      return isFolder(entry, path) ? walk(path, [...above, real]) : [path];
    });
}

const isFolder = (entry: Dirent, path: string): boolean =>
  entry.isDirectory() || (entry.isSymbolicLink() && statOf(path)?.isDirectory() === true);

/** Undefined for a link that leads nowhere or in a circle: it is an error only where it is to be read. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function withoutRepeats(paths: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return paths.filter((path) => {
    const identity = path === STDIN ? path : withEnvironment(`${path} can't be read`, () => identityOf(path));
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
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
