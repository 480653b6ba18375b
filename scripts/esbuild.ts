/** The bundle, wherever it is wanted: in dist, or in a folder of a test. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const SHEBANG = '#!/usr/bin/env node\n';

/**
 * Bundles the command as `ds2helm.js` and the API as `index.js` into `folder`. What a command loads when it is called
 * becomes a chunk of its own. Names are kept, so that a stack trace in a report can be read.
 */
export async function bundle(folder: string): Promise<void> {
  await build({
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    entryPoints: { ds2helm: 'src/cli/bin.ts', index: 'src/index.ts' },
    outdir: folder,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  const command = `${folder}/ds2helm.js`;
  writeFileSync(command, SHEBANG + readFileSync(command, 'utf8'));
  chmodSync(command, 0o755);
}
