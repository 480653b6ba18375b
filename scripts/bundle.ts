/** Writes dist: the command, the API and its types. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from './esbuild.ts';
import { declareTypes } from './types.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const node = (...args: readonly string[]): Buffer => execFileSync(process.execPath, args, { stdio: 'inherit' });

rmSync(`${root}dist`, { recursive: true, force: true });
await bundle(`${root}dist`);
node(`${root}scripts/warm.cjs`, `${root}dist`);
declareTypes(`${root}dist/types`);
