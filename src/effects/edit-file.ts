/** A change of a file that is there whole or not at all. */
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { withEnvironment } from './environment-error.ts';

/** The file keeps its mode, and a link stays one. Throws an EnvironmentError where the disk doesn't let it; nothing has changed then. */
export function editFile(path: string, text: string): void {
  withEnvironment(`${path} can't be written`, () => {
    const file = realpathSync(path);
    const temporary = `${file}.${process.pid}`;
    try {
      writeFileSync(temporary, text, { flag: 'wx', mode: statSync(file).mode });
      renameSync(temporary, file);
    } finally {
      rmSync(temporary, { force: true });
    }
  });
}
