/** Writes a chart's folder: all of it or nothing, and never over what somebody else wrote. */
import { dirname, join } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostic.ts';
import type { ChartFile } from '../model/chart.ts';
import { chartFolder, type Edits, type FolderContent, readFolder, stateOf } from './chart-folder.ts';
import { withEnvironment } from './environment-error.ts';
import { disk, type FileSystem } from './file-system.ts';
import { withLock } from './lock.ts';
import { stampFile } from './stamp.ts';
import { needsRecovery, recover, replaceFolder } from './swap.ts';

export interface WriteOptions {
  /** SHA-256 of all that the chart is made from. */
  readonly inputs: string;
  /** Also over a folder that ds2helm did not write, or that was edited since. */
  readonly force?: boolean;
  readonly fileSystem?: FileSystem;
}

export type WriteOutcome =
  | { readonly status: 'created' | 'updated' | 'unchanged'; readonly folder: string }
  | { readonly status: 'refused'; readonly folder: string; readonly diagnostic: Diagnostic };

/**
 * Writes `chart` and its stamp to `parent`/`name`; `parent` is made when it isn't there. A folder that holds the very
 * same files is left alone. Throws an EnvironmentError where the disk doesn't let it; nothing has changed then.
 */
export function writeChart(
  parent: string,
  name: string,
  chart: readonly ChartFile[],
  { inputs, force = false, fileSystem = disk }: WriteOptions,
): WriteOutcome {
  const files = [...chart, stampFile(chart, inputs)];
  return withEnvironment(`The chart ${name} can't be written to ${parent}`, () => {
    fileSystem.makeFolder(parent, { parents: true });
    return withLock(fileSystem, parent, () => {
      recover(fileSystem, parent);
      const folder = chartFolder(fileSystem, parent, name);
      const content = readFolder(fileSystem, folder);
      if (content !== undefined && holds(content, files)) return { status: 'unchanged', folder };
      const state = stateOf(content);
      if (!force && state !== 'absent' && state !== 'ours')
        return { status: 'refused', folder, diagnostic: refusal(folder, state) };
      replaceFolder(fileSystem, parent, name, (made) => fill(fileSystem, made, files));
      return { status: content === undefined ? 'created' : 'updated', folder };
    });
  });
}

/** Puts back what a killed build had set aside in `parent`. Every command that reads charts there calls it first. */
export function recoverCharts(parent: string, fileSystem: FileSystem = disk): void {
  withEnvironment(`${parent} can't be read`, () => {
    if (fileSystem.kindOf(parent) === undefined || !needsRecovery(fileSystem, parent)) return;
    withLock(fileSystem, parent, () => recover(fileSystem, parent));
  });
}

const holds = (content: FolderContent, files: readonly ChartFile[]): boolean =>
  content.size === files.length &&
  files.every(({ path, text }) => {
    const bytes = content.get(path)?.();
    return bytes !== undefined && Buffer.from(text).equals(bytes);
  });

function fill(fileSystem: FileSystem, folder: string, files: readonly ChartFile[]): void {
  const made = new Set(['.']);
  const makeFolder = (path: string): void => {
    if (made.has(path)) return;
    makeFolder(dirname(path));
    fileSystem.makeFolder(join(folder, path));
    made.add(path);
  };
  for (const { path, text } of files) {
    if (!isInside(path)) throw new Error(`a chart can't hold a file ${JSON.stringify(path)}`);
    makeFolder(dirname(path));
    fileSystem.writeNew(join(folder, path), text, 0o644);
  }
}

const isInside = (path: string): boolean =>
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..') && !/[\\\0]/.test(path);

function refusal(folder: string, state: 'foreign' | Edits): Diagnostic {
  if (state === 'foreign') return diagnose('chart-folder-foreign', {}, folder);
  const { changed, added, removed } = state;
  return diagnose('chart-folder-edited', {}, folder, [
    ...changed.map((path) => `${path} was changed`),
    ...added.map((path) => `${path} was added`),
    ...removed.map((path) => `${path} was removed`),
  ]);
}
