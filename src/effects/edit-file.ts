/** A change of a file that is there whole or not at all. */
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { withEnvironment } from './environment-error.ts';

/** The file keeps its mode. Throws an EnvironmentError where the disk doesn't let it; nothing has changed then. */
export function editFile(path: string, text: string): void {
  const temporary = `${path}.${process.pid}`;
  withEnvironment(`${path} can't be written`, () => {
    try {
      writeFileSync(temporary, text, { flag: 'wx', mode: statSync(path).mode });
      renameSync(temporary, path);
    } finally {
      rmSync(temporary, { force: true });
    }
  });
}
