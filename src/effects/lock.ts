/** One ds2helm at a time in a folder of charts. */
import { hostname } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError, systemCode } from './environment-error.ts';
import type { FileSystem } from './file-system.ts';

const LOCK = '.ds2helm.lock';

export interface Patience {
  /** How long to wait for another build, in milliseconds. */
  readonly wait: number;
  /** A lock from another machine, whose processes can't be asked after, counts as left behind after so many. */
  readonly foreign: number;
  /** So does one without a text: its owner was killed between creating and writing it. */
  readonly empty: number;
}

const PATIENCE: Patience = { wait: 10_000, foreign: 60_000, empty: 500 };
const PAUSE = 15;

/**
 * Runs `action` while no other ds2helm writes into `folder`, which must exist. A lock that a killed process left is
 * taken over. Throws an EnvironmentError when another build holds it for too long.
 */
export function withLock<T>(files: FileSystem, folder: string, action: () => T, patience: Patience = PATIENCE): T {
  const lock = join(folder, LOCK);
  const deadline = Date.now() + patience.wait;
  while (!tryLock(files, lock)) {
    const owner = ownerOf(files, lock);
    if (owner === undefined) continue;
    if (isLeftBehind(files, lock, owner, patience)) takeAway(files, lock, owner);
    else if (Date.now() < deadline) pause(PAUSE);
    else
      throw new EnvironmentError(
        `Another ds2helm (process ${owner.split(' ')[0]}) is writing into ${folder}.`,
        `Wait for it, or remove ${lock} when there is none.`,
      );
  }
  try {
    return action();
  } finally {
    files.remove(lock);
  }
}

function tryLock(files: FileSystem, lock: string): boolean {
  try {
    files.writeNew(lock, `${process.pid} ${hostname()}`, 0o644);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** The text of the lock; undefined when it went away meanwhile. */
function ownerOf(files: FileSystem, lock: string): string | undefined {
  try {
    return new TextDecoder().decode(files.readBytes(lock));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isLeftBehind(files: FileSystem, lock: string, owner: string, patience: Patience): boolean {
  const age = files.ageOf(lock) ?? 0;
  const [pid, host] = owner.split(' ');
  if (pid === undefined || host === undefined) return age > patience.empty;
  if (host !== hostname()) return age > patience.foreign;
  // Writing never waits, so this process can't meet a lock that it holds: in a container numbers come again.
  return Number(pid) === process.pid || !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** By renaming, which only one of several can do; given back if another process took the place meanwhile. */
function takeAway(files: FileSystem, lock: string, owner: string): void {
  const taken = `${lock}.${process.pid}`;
  try {
    files.rename(lock, taken);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  const ownerTaken = ownerOf(files, taken);
  if (ownerTaken === owner) files.remove(taken);
  else if (ownerTaken !== undefined) files.rename(taken, lock);
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
