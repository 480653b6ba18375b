/** A folder of archives, each beside its signature, and `SHA256SUMS` of them all. */
import { join } from 'node:path';
import type { Archive } from './archive.ts';
import { EnvironmentError, withEnvironment } from './environment-error.ts';
import { disk, type FileSystem } from './file-system.ts';
import { withLock } from './lock.ts';

export const SUMS = 'SHA256SUMS';

/** An archive, and the text of its `.prov` where it is signed. */
export interface Packed {
  readonly archive: Archive;
  readonly signature?: string | undefined;
}

export interface Written {
  readonly path: string;
  readonly status: 'written' | 'unchanged';
}

/**
 * Writes archives into `folder`, which is made when it isn't there. A signature of other content goes. SHA256SUMS, in
 * sha256sum's format, also keeps the lines of archives that stand there from before. Each file is there whole or not at
 * all. Throws an EnvironmentError where the disk doesn't let it.
 */
export function writeArchives(folder: string, packed: readonly Packed[], files: FileSystem = disk): readonly Written[] {
  return withEnvironment(`The archives can't be written to ${folder}`, () => {
    files.makeFolder(folder, { parents: true });
    return withLock(files, folder, () => {
      const written = packed.map((one) => writeOne(files, folder, one));
      replace(files, join(folder, SUMS), Buffer.from(sums(files, folder, packed)));
      return written;
    });
  });
}

function writeOne(files: FileSystem, folder: string, { archive, signature }: Packed): Written {
  const path = join(folder, archive.file);
  const isSame = read(files, path)?.equals(archive.bytes) === true;
  // First, so that a kill never leaves a signature beside an archive that it isn't of.
  if (!isSame || signature !== undefined) files.remove(`${path}.prov`);
  if (!isSame) replace(files, path, archive.bytes);
  if (signature !== undefined) replace(files, `${path}.prov`, Buffer.from(signature));
  return { path, status: isSame ? 'unchanged' : 'written' };
}

function sums(files: FileSystem, folder: string, packed: readonly Packed[]): string {
  const before = read(files, join(folder, SUMS))?.toString() ?? '';
  const standing = [...before.matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm)].flatMap(([, digest = '', file = '']) =>
    files.kindOf(join(folder, file)) === 'file' ? [[file, digest] as const] : [],
  );
  const all = new Map([...standing, ...packed.map(({ archive }) => [archive.file, archive.sha256] as const)]);
  return [...all]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, digest]) => `${digest}  ${file}\n`)
    .join('');
}

function read(files: FileSystem, path: string): Buffer | undefined {
  const kind = files.kindOf(path);
  if (kind === 'folder' || kind === 'other') throw new EnvironmentError(`${path} is in the way: it is not a file.`);
  return kind === 'file' ? Buffer.from(files.readBytes(path)) : undefined;
}

function replace(files: FileSystem, path: string, bytes: Uint8Array): void {
  const temporary = `${path}.${process.pid}`;
  files.remove(temporary);
  try {
    files.writeNew(temporary, bytes, 0o644);
    files.rename(temporary, path);
  } finally {
    files.remove(temporary);
  }
}
