/** What stands in a chart's folder, and whether it is what ds2helm wrote there. */
import { join } from 'node:path';
import { EnvironmentError } from './environment-error.ts';
import type { FileSystem } from './file-system.ts';
import { parseStamp, STAMP, sha256 } from './stamp.ts';

/** By path with `/`, in the order of a walk: reads the file's bytes; undefined for what is neither a file nor a folder. */
export type FolderContent = ReadonlyMap<string, () => Uint8Array | undefined>;

/** Of a folder that stands there, what differs from what its stamp says. */
export interface Edits {
  readonly changed: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export type FolderState = 'absent' | 'ours' | 'foreign' | Edits;

/** The path of a chart below `parent`. Throws for a name that would lead elsewhere, and for a place that holds no folder. */
export function chartFolder(files: FileSystem, parent: string, name: string): string {
  if (name === '' || name.startsWith('.') || /[/\\\0]/.test(name))
    throw new EnvironmentError(`${JSON.stringify(name)} can't be the name of a folder for a chart.`);
  const folder = join(parent, name);
  const kind = files.kindOf(folder);
  if (kind === 'link')
    throw new EnvironmentError(
      `${folder} is a symbolic link: a chart is written into a folder only.`,
      'Remove the link.',
    );
  if (kind !== undefined && kind !== 'folder') throw new EnvironmentError(`${folder} is a file, not a folder.`);
  return folder;
}

/** All that `folder` holds; undefined when it isn't there. */
export function readFolder(files: FileSystem, folder: string): FolderContent | undefined {
  if (files.kindOf(folder) === undefined) return undefined;
  return new Map(entries(''));

  function* entries(below: string): Generator<[string, () => Uint8Array | undefined]> {
    for (const { name, kind } of files.list(join(folder, below))) {
      const path = `${below}${name}`;
      if (kind === 'folder') yield* entries(`${path}/`);
      else yield [path, () => (kind === 'file' ? files.readBytes(join(folder, path)) : undefined)];
    }
  }
}

/** An empty folder counts as ours: there is nothing to lose. */
export function stateOf(content: FolderContent | undefined): FolderState {
  if (content === undefined) return 'absent';
  if (content.size === 0) return 'ours';
  const stamp = parseStamp(new TextDecoder().decode(content.get(STAMP)?.()));
  if (stamp === undefined) return 'foreign';
  const present = [...content.keys()].filter((path) => path !== STAMP);
  const written = new Map(Object.entries(stamp.files));
  const edits: Edits = {
    changed: present.filter((path) => written.has(path) && !hasDigest(content.get(path)?.(), written.get(path))),
    added: present.filter((path) => !written.has(path)),
    removed: [...written.keys()].filter((path) => !content.has(path)),
  };
  return Object.values(edits).some((paths) => paths.length > 0) ? edits : 'ours';
}

const hasDigest = (bytes: Uint8Array | undefined, digest: string | undefined): boolean =>
  bytes !== undefined && sha256(bytes) === digest;
