/** What `build` would change in a folder, for `build --check`. */
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { ChartFile } from '../model/chart.ts';
import { chartFolder, readFolder } from './chart-folder.ts';
import { withEnvironment } from './environment-error.ts';
import { disk, type FileSystem } from './file-system.ts';
import { stampFile } from './stamp.ts';
import { recoverCharts } from './write.ts';

export interface FileDifference {
  /** Relative to the chart's folder. */
  readonly path: string;
  /** What building would do to the file. */
  readonly change: 'added' | 'changed' | 'removed';
  /** Unified, from what stands there to what would be written. */
  readonly diff: string;
}

/** How `parent`/`name` differs from what `writeChart` would write, by path; empty when it doesn't. */
export function compareWithFolder(
  parent: string,
  name: string,
  chart: readonly ChartFile[],
  inputs: string,
  fileSystem: FileSystem = disk,
): readonly FileDifference[] {
  recoverCharts(parent, fileSystem);
  return withEnvironment(`The chart ${name} in ${parent} can't be read`, () => {
    const wanted = new Map([...chart, stampFile(chart, inputs)].map(({ path, text }) => [path, text]));
    const folder = chartFolder(fileSystem, parent, name);
    const present = readFolder(fileSystem, folder) ?? new Map<string, () => undefined>();
    const paths = [...new Set([...wanted.keys(), ...present.keys()])].sort();
    return paths.flatMap((path): readonly FileDifference[] => {
      const before = text(present.get(path)?.());
      const after = wanted.get(path);
      if (before === after && after !== undefined) return [];
      const change = after === undefined ? 'removed' : present.has(path) ? 'changed' : 'added';
      return [{ path, change, diff: unified(`${folder}/${path}`, before, after) }];
    });
  });
}

const text = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

function unified(path: string, before: string | undefined, after: string | undefined): string {
  const name = (side: string | undefined): string => (side === undefined ? '/dev/null' : path);
  return createTwoFilesPatch(name(before), name(after), before ?? '', after ?? '', undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}
