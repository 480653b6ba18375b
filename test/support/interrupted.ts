import { disk, type FileSystem } from '../../src/effects/file-system.ts';

/** What a step throws instead of being done. */
export class Killed extends Error {}

export interface Interrupted extends FileSystem {
  /** The calls made so far, such as `rename charts/a`. */
  readonly calls: readonly string[];
}

/** The disk, for a process that is killed before its call number `kill` (from 0) is done: that one and all later ones throw. */
export function interrupted(kill: number): Interrupted {
  const calls: string[] = [];
  const step =
    <A extends unknown[], R>(name: string, call: (...args: A) => R) =>
    (...args: A): R => {
      calls.push(`${name} ${args[0]}`);
      if (calls.length > kill) throw new Killed(name);
      return call(...args);
    };
  return {
    calls,
    kindOf: step('kindOf', disk.kindOf),
    list: step('list', disk.list),
    readBytes: step('readBytes', disk.readBytes),
    writeNew: step('writeNew', disk.writeNew),
    makeFolder: step('makeFolder', disk.makeFolder),
    rename: step('rename', disk.rename),
    remove: step('remove', disk.remove),
    ageOf: step('ageOf', disk.ageOf),
  };
}
