/** The one place where literal secrets of a manifest may go: a values file that only its owner reads. */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostic.ts';
import { EnvironmentError, withEnvironment } from './environment-error.ts';
import { disk } from './file-system.ts';
import { run } from './process.ts';

export type SecretsOutcome =
  | { readonly status: 'written' | 'unchanged' }
  | { readonly status: 'refused'; readonly diagnostic: Diagnostic };

const PRIVATE = 0o600;

/**
 * Writes `text` to `file` with mode 0600, through a temporary file beside it. Refused where a commit or a chart could
 * take it along, and over other content unless `force`d. Throws an EnvironmentError where the disk doesn't let it.
 */
export async function writeSecretsFile(
  file: string,
  text: string,
  options: { readonly force?: boolean } = {},
): Promise<SecretsOutcome> {
  const what = `The secrets can't be written to ${file}`;
  const folder = withEnvironment(what, () => realpathSync(dirname(resolve(file))));
  const place = join(folder, basename(file));
  const leak = await leakOf(file, place);
  if (leak !== undefined) return { status: 'refused', diagnostic: leak };
  return withEnvironment(what, () => {
    const kind = disk.kindOf(place);
    if (kind !== undefined && kind !== 'file') throw new EnvironmentError(`${file} is a ${NAMES[kind]}, not a file.`);
    const isSame = kind === 'file' && readFileSync(place, 'utf8') === text;
    if (kind === 'file' && !isSame && !options.force)
      return { status: 'refused', diagnostic: diagnose('secrets-file-differs', {}, file) };
    const temporary = join(folder, `.${basename(file)}.${process.pid}`);
    disk.remove(temporary);
    try {
      disk.writeNew(temporary, text, PRIVATE);
      disk.rename(temporary, place);
    } finally {
      disk.remove(temporary);
    }
    return { status: isSame ? 'unchanged' : 'written' };
  });
}

const NAMES = { folder: 'folder', link: 'symbolic link', other: 'device or a pipe' } as const;

async function leakOf(file: string, place: string): Promise<Diagnostic | undefined> {
  const chart = enclosing(place, 'Chart.yaml');
  if (chart !== undefined) return diagnose('secrets-file-in-chart', {}, file, chart);
  const workTree = enclosing(place, '.git');
  if (workTree === undefined || (await isIgnored(place, workTree))) return undefined;
  return diagnose('secrets-file-in-git', {}, file);
}

/** The nearest folder above that holds `name`. */
function enclosing(place: string, name: string): string | undefined {
  const folder = dirname(place);
  if (existsSync(join(folder, name))) return folder;
  return folder === dirname(folder) ? undefined : enclosing(folder, name);
}

/** What git doesn't confirm, or can't be asked about, counts as not ignored. A tracked file is not ignored either. */
async function isIgnored(place: string, workTree: string): Promise<boolean> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  try {
    return (await run('git', ['check-ignore', '--quiet', '--', place], { cwd: workTree, env })).code === 0;
  } catch {
    return false;
  }
}
