/** The calls that writing a chart makes, so that a test can stop, fail or watch every one of them. */
import * as fs from 'node:fs';
import { dirname } from 'node:path';

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

export interface Entry {
  readonly name: string;
  readonly kind: EntryKind;
}

export interface FileSystem {
  /** What stands at a path, links not followed; undefined for nothing. */
  kindOf(path: string): EntryKind | undefined;
  /** Sorted by name, in the order of code units. */
  list(folder: string): readonly Entry[];
  readBytes(path: string): Uint8Array;
  /** Fails when something stands there already. */
  writeNew(path: string, content: string | Uint8Array, mode: number): void;
  /** Fails when something stands there already, unless `parents` are wanted too. */
  makeFolder(path: string, options?: { readonly parents: boolean }): void;
  rename(from: string, to: string): void;
  /** Removes what stands there, folders with all they hold; nothing is fine too. */
  remove(path: string): void;
  /** Milliseconds since the file was changed; undefined for no file. */
  ageOf(path: string): number | undefined;
}

/** The disk. Modes are set as said, whatever the umask. */
export const disk: FileSystem = {
  kindOf: (path) => {
    const stat = fs.lstatSync(path, { throwIfNoEntry: false });
    return stat && kind(stat);
  },
  list: (folder) =>
    fs
      .readdirSync(folder, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, kind: kind(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  readBytes: (path) => fs.readFileSync(path),
  writeNew: (path, content, mode) => {
    const file = fs.openSync(path, 'wx', mode);
    try {
      fs.fchmodSync(file, mode);
      fs.writeFileSync(file, content);
    } finally {
      fs.closeSync(file);
    }
  },
  makeFolder: (path, options) => {
    if (options?.parents) makeFolders(path);
    else {
      fs.mkdirSync(path);
      fs.chmodSync(path, 0o755);
    }
  },
  rename: (from, to) => fs.renameSync(from, to),
  remove: (path) => fs.rmSync(path, { recursive: true, force: true }),
  ageOf: (path) => {
    const stat = fs.lstatSync(path, { throwIfNoEntry: false });
    return stat && Date.now() - stat.mtimeMs;
  },
};

/** Node's own `recursive` never ends where the system denies that the parent exists, as in /proc. */
function makeFolders(path: string): void {
  if (fs.statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeFolders(dirname(path));
  try {
    fs.mkdirSync(path);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!fs.statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

function kind(entry: { isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }): EntryKind {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}
