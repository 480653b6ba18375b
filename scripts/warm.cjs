// Has the program in the folder given run the everyday commands, each in a process of its own, and keeps the code that V8
// compiled on the way beside it: what a command doesn't need would be read at each of its starts.
const { execFileSync } = require('node:child_process');
const { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');

const MANIFEST = join(__dirname, '../examples/fluentd-logger.yaml');

/** In a process of its own: runs a command, and writes its code. */
async function keepCode(launcher, file, words) {
  const { script, program } = require(launcher);
  process.stdout.write = () => true;
  process.stderr.write = () => true;
  await program.run(words);
  if (process.exitCode !== 0) throw new Error(`${words.join(' ')} failed`);
  writeFileSync(file, script.createCachedData());
}

function warm(folder) {
  const launcher = join(folder, 'ds2helm.cjs');
  const scratch = mkdtempSync(join(tmpdir(), 'ds2helm-warm-'));
  try {
    const ds2helm = (...words) =>
      execFileSync(process.execPath, [launcher, ...words], { stdio: ['ignore', 'pipe', 'ignore'] });
    ds2helm('build', MANIFEST, '--output-dir', scratch);
    // The code is the same without Helm: something that answers as it would.
    writeFileSync(join(scratch, 'objects.yaml'), ds2helm('render', MANIFEST));
    const answers = 'case $1 in version) echo v0.0.0;; *) cat "$(dirname "$0")/objects.yaml";; esac';
    writeFileSync(join(scratch, 'helm'), `#!/bin/sh\n${answers}\n`, { mode: 0o755 });
    const runs = {
      build: [MANIFEST, '--output-dir', join(scratch, 'again')],
      render: [MANIFEST],
      validate: [MANIFEST],
      verify: [MANIFEST, join(scratch, 'fluentd-logger'), '--helm', join(scratch, 'helm')],
      version: [],
    };
    for (const [command, words] of Object.entries(runs))
      execFileSync(process.execPath, [__filename, launcher, join(scratch, `${command}.cache`), command, ...words]);
    // All at once: what stands there is taken by the next run.
    for (const name of readdirSync(scratch).filter((name) => name.endsWith('.cache')))
      copyFileSync(join(scratch, name), join(folder, name));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const [first, file, ...words] = process.argv.slice(2);
if (file === undefined) warm(resolve(first));
else keepCode(first, file, words);
