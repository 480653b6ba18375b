// Builds a chart with the program in the folder given, and keeps the code that V8 compiled on the way beside it.
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');

const folder = resolve(process.argv[2]);
const { script, program } = require(join(folder, 'ds2helm.cjs'));
const charts = mkdtempSync(join(tmpdir(), 'ds2helm-warm-'));
const write = process.stdout.write;
process.stdout.write = process.stderr.write = () => true;

program.run(['build', join(__dirname, '../examples/fluentd-logger.yaml'), '--output-dir', charts]).finally(() => {
  process.stdout.write = write;
  rmSync(charts, { recursive: true, force: true });
  writeFileSync(join(folder, 'program.cache'), script.createCachedData());
});
