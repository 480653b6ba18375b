/**
 * Puts one folder in the place of another so that a kill at any moment leaves the old one or the new one, whole.
 *
 * Node can't exchange two folders, and a rename over a folder that isn't empty fails, so the old one is first renamed
 * aside. A kill just then leaves no folder of the name; `recover` puts the old one back.
 */
import { join } from 'node:path';
import type { FileSystem } from './file-system.ts';

/** Where a folder is made, where the old one waits, and where it is taken apart. */
type Role = 'new' | 'old' | 'gone';
const beside = (parent: string, name: string, role: Role): string => join(parent, `.${name}.ds2helm-${role}`);
const SIBLING = /^\.(?<name>.+)\.ds2helm-(?<role>new|old|gone)$/;
/** A lock that was being taken over. */
const TAKEN_LOCK = /^\.ds2helm\.lock\.\d+$/;

/** Makes a folder with `fill` and puts it at `parent`/`name`, in place of the folder that stands there. Wants the lock. */
export function replaceFolder(files: FileSystem, parent: string, name: string, fill: (folder: string) => void): void {
  const target = join(parent, name);
  const made = beside(parent, name, 'new');
  const old = beside(parent, name, 'old');
  try {
    files.makeFolder(made);
    fill(made);
    if (files.kindOf(target) === undefined) files.rename(made, target);
    else {
      files.rename(target, old);
      files.rename(made, target);
      discard(files, parent, name);
    }
  } catch (error) {
    recover(files, parent);
    throw error;
  }
}

/** Puts back what a killed build had set aside in `parent` and clears away what it had begun. Wants the lock. */
export function recover(files: FileSystem, parent: string): void {
  for (const { path, oldOf } of leftovers(files, parent)) {
    if (oldOf === undefined) files.remove(path);
    else if (files.kindOf(join(parent, oldOf)) === undefined) files.rename(path, join(parent, oldOf));
    else discard(files, parent, oldOf);
  }
}

/** Whether a build that was killed, or one that still runs, has something in `parent` beside its charts. */
export const needsRecovery = (files: FileSystem, parent: string): boolean => leftovers(files, parent).length > 0;

/** Under another name first: a folder that is half removed must never be taken for the chart of before. */
function discard(files: FileSystem, parent: string, name: string): void {
  const gone = beside(parent, name, 'gone');
  files.remove(gone);
  files.rename(beside(parent, name, 'old'), gone);
  files.remove(gone);
}

interface Leftover {
  readonly path: string;
  /** The name of the chart that was set aside under this path. */
  readonly oldOf?: string;
}

function leftovers(files: FileSystem, parent: string): readonly Leftover[] {
  return files.list(parent).flatMap((entry): readonly Leftover[] => {
    const path = join(parent, entry.name);
    const { name, role } = SIBLING.exec(entry.name)?.groups ?? {};
    if (name === undefined) return TAKEN_LOCK.test(entry.name) ? [{ path }] : [];
    if (entry.kind !== 'folder') return [];
    return [role === 'old' ? { path, oldOf: name } : { path }];
  });
}
