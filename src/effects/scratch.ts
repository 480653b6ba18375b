/** A folder for as long as a task takes, that only its owner reads: what stands in it may be secret. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { withEnvironment } from './environment-error.ts';

const PRIVATE = 0o600;

/** Text or bytes by path below the folder. */
export type ScratchFiles = readonly { readonly path: string; readonly text: string | Uint8Array }[];

const standing = new Set<string>();
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A signal ends this process without a word to the tasks: what they have on the disk is removed before. */
function endOn(signal: NodeJS.Signals): void {
  for (const folder of standing) rmSync(folder, { recursive: true, force: true });
  for (const one of SIGNALS) process.off(one, endOn);
  process.kill(process.pid, signal);
}

function enter(folder: string): void {
  if (standing.size === 0) for (const signal of SIGNALS) process.on(signal, endOn);
  standing.add(folder);
}

function leave(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  standing.delete(folder);
  if (standing.size === 0) for (const signal of SIGNALS) process.off(signal, endOn);
}

/** Gives `task` a folder with these files, and removes it afterwards, whatever came of the task. */
export async function inScratch<T>(files: ScratchFiles, task: (folder: string) => Promise<T>): Promise<T> {
  const folder = withEnvironment('A temporary folder could not be made', () => mkdtempSync(join(tmpdir(), 'ds2helm-')));
  enter(folder);
  try {
    withEnvironment(`${folder} can't be written`, () => {
      for (const { path, text } of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text, { mode: PRIVATE });
      }
    });
    return await task(folder);
  } finally {
    leave(folder);
  }
}
