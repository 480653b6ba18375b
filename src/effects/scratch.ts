/** A folder for as long as a task takes, that only its owner reads: what stands in it may be secret. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { withEnvironment } from './environment-error.ts';

const PRIVATE = 0o600;

/** Text or bytes by path below the folder. */
export type ScratchFiles = readonly { readonly path: string; readonly text: string | Uint8Array }[];

/** Gives `task` a folder with these files, and removes it afterwards, whatever came of the task. */
export async function inScratch<T>(files: ScratchFiles, task: (folder: string) => Promise<T>): Promise<T> {
  const folder = withEnvironment('A temporary folder could not be made', () => mkdtempSync(join(tmpdir(), 'ds2helm-')));
  try {
    withEnvironment(`${folder} can't be written`, () => {
      for (const { path, text } of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text, { mode: PRIVATE });
      }
    });
    return await task(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
