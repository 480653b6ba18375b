/** The bundle, wherever it is wanted: in dist, or in a folder of a test. */
import { chmodSync, copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { noticesFor } from './notices.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const OPTIONS: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minifyWhitespace: true,
  minifySyntax: true,
  // The launcher reads it as Latin-1.
  charset: 'ascii',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};

/** Has a package run its own start when one of its functions is called: few runs call them. */
const late = (name: string, functions: readonly string[]): Plugin => ({
  name: `late-${name}`,
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^${name}$`) }, ({ kind }) =>
      kind === 'require-call' ? undefined : { path: name, namespace: 'late' },
    );
    onLoad({ filter: /.*/, namespace: 'late' }, () => ({
      contents: functions
        .map((one) => `export const ${one} = (...given) => require(${JSON.stringify(name)}).${one}(...given);`)
        .join('\n'),
      resolveDir: root,
    }));
  },
});

/**
 * Bundles the command as `ds2helm.cjs`, which starts `program.cjs`, and the API as `index.js` into `folder`. Names are
 * kept, so that a stack trace in a report can be read. `NOTICES.txt` has the licences of what is bundled.
 */
export async function bundle(folder: string): Promise<void> {
  const api = await build({
    ...OPTIONS,
    entryPoints: ['src/index.ts'],
    outfile: join(folder, 'index.js'),
    format: 'esm',
    // Tools that look at the text for what it is find an export on a line of its own.
    footer: { js: 'export {};' },
  });
  const program = await build({
    ...OPTIONS,
    entryPoints: ['src/cli/bin.ts'],
    outfile: join(folder, 'program.cjs'),
    format: 'cjs',
    // What a command loads when it is called is in the same file, and its own part of it runs no sooner.
    supported: { 'dynamic-import': false },
    plugins: [late('fflate', ['deflateSync', 'gzipSync'])],
    define: { 'import.meta.url': 'importMetaUrl' },
    // What the launcher calls: to put it around so long a text at each start takes longer than to read it.
    banner: {
      js: '(function (exports, require, module, __filename) {const importMetaUrl = require("node:url").pathToFileURL(__filename).href;',
    },
    footer: { js: '})' },
  });
  const inputs = [api, program].flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}));
  writeFileSync(join(folder, 'NOTICES.txt'), noticesFor(root, inputs));
  copyFileSync(join(root, 'scripts/launcher.cjs'), join(folder, 'ds2helm.cjs'));
  chmodSync(join(folder, 'ds2helm.cjs'), 0o755);
}
