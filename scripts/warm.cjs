// Builds a chart with the program in the folder given, proves it, and keeps the code that V8 compiled on the way beside it.
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');

const folder = resolve(process.argv[2]);
const { script, program } = require(join(folder, 'ds2helm.cjs'));
const manifest = join(__dirname, '../examples/fluentd-logger.yaml');
const scratch = mkdtempSync(join(tmpdir(), 'ds2helm-warm-'));

/** What a command prints. */
async function printed(...words) {
  let text = '';
  process.stdout.write = (part) => {
    text += part;
    return true;
  };
  process.stderr.write = () => true;
  await program.run(words);
  return text;
}

(async () => {
  await printed('build', manifest, '--output-dir', scratch);
  // The code is the same without Helm: something that answers as it would.
  writeFileSync(join(scratch, 'objects.yaml'), await printed('render', manifest));
  const answers = `case $1 in version) echo v0.0.0;; *) cat '${scratch}/objects.yaml';; esac`;
  writeFileSync(join(scratch, 'helm'), `#!/bin/sh\n${answers}\n`, { mode: 0o755 });
  await printed('verify', manifest, join(scratch, 'fluentd-logger'), '--helm', join(scratch, 'helm'));
  writeFileSync(join(folder, 'program.cache'), script.createCachedData());
  process.exitCode = 0;
})().finally(() => rmSync(scratch, { recursive: true, force: true }));
