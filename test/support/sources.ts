import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from '../../src/source.ts';

/** Every YAML file of a folder and of the folders in it, in the order of their names. */
export function sourcesBelow(folder: string): readonly Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ya?ml$/.test(path))
    .sort()
    .map((path) => ({ name: path, text: readFileSync(join(folder, path), 'utf8') }));
}
