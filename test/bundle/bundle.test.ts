/** What is shipped, built from the source as it stands. */
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bundle } from '../../scripts/esbuild.ts';
import { type Finished, run } from '../../src/effects/process.ts';
import { plant, temporaryFolder, tree } from '../support/folder.ts';

const example = fileURLToPath(new URL('../../examples/fluentd-logger.yaml', import.meta.url));
const folder = temporaryFolder();
plant(folder, { 'package.json': '{"type":"module"}' });
await bundle(join(folder, 'dist'));

/** Runs the bundled command where generating code from text is forbidden. */
const ds2helm = (...args: readonly string[]): Promise<Finished> =>
  run(process.execPath, ['--disallow-code-generation-from-strings', join(folder, 'dist/ds2helm.cjs'), ...args]);

test('the command is a program', () => {
  const path = join(folder, 'dist/ds2helm.cjs');
  assert.ok(readFileSync(path, 'utf8').startsWith('#!/usr/bin/env node\n'));
  assert.is(statSync(path).mode & 0o111, 0o111);
});

test('it builds a chart, where no code may be made from text', async () => {
  const { code, stderr } = await ds2helm('build', example, '--output-dir', join(folder, 'charts'));
  assert.is(code, 0, stderr);
  assert.match(tree(join(folder, 'charts/fluentd-logger'))['Chart.yaml'] ?? '', /^name: fluentd-logger$/m);
});

/** Every command finds what it loads when it is called. */
const lines: readonly [line: string, said: RegExp][] = [
  ['--help', /ds2helm build/],
  ['build --help', /--output-dir/],
  ['version', /^\S*\d+\.\d+\.\d+/],
  ['completion bash', /complete/],
  ['schema', /"\$schema"/],
  ['schema --canonical', /"\$schema"/],
  [`validate ${example}`, /^/],
  [`render ${example}`, /^kind: "?DaemonSet/m],
  [`build ${example} --dry-run`, /^/],
];

for (const [line, said] of lines) {
  test(`ds2helm ${line.replace(example, 'MANIFEST')}`, async () => {
    const { code, stdout, stderr } = await ds2helm(...line.split(' '));
    assert.is(code, 0, stderr);
    assert.match(stdout, said);
  });
}

test('build --check shows a difference and exits with 1', async () => {
  const charts = join(folder, 'checked');
  await ds2helm('build', example, '--output-dir', charts);
  assert.is((await ds2helm('build', example, '--output-dir', charts, '--check')).code, 0);
  plant(charts, { 'fluentd-logger/values.yaml': 'mine: true\n' });
  const { code, stdout, stderr } = await ds2helm('build', example, '--output-dir', charts, '--check');
  assert.is(code, 1);
  assert.match(stdout + stderr, /^-mine: true$/m);
});

test('the API compiles a text', async () => {
  const { compile } = (await import(
    pathToFileURL(join(folder, 'dist/index.js')).href
  )) as typeof import('../../src/index.ts');
  const { manifests } = compile({ name: example, text: readFileSync(example, 'utf8') });
  assert.ok(manifests[0]?.files?.some(({ path }) => path === 'templates/daemonset.yaml'));
});

test('verify of a small manifest has V8 share the processors', async () => {
  const charts = join(folder, 'verified');
  await ds2helm('build', example, '--output-dir', charts);
  plant(folder, {
    'settings.cjs': `require('node:v8').setFlagsFromString = (flag) => console.error('set', flag);`,
    helm: '#!/bin/sh\necho v4.0.0\n',
  });
  chmodSync(join(folder, 'helm'), 0o755);
  const env = { ...process.env, NODE_OPTIONS: `--require ${join(folder, 'settings.cjs')}` };
  const settingsOf = async (...args: readonly string[]): Promise<string[]> => {
    const { stderr } = await run(process.execPath, [join(folder, 'dist/ds2helm.cjs'), ...args], { env });
    return stderr.match(/^set .*$/gm) ?? [];
  };
  const helm = ['--helm', join(folder, 'helm')];
  assert.equal(await settingsOf('verify', example, join(charts, 'fluentd-logger'), ...helm), [
    'set --no-parallel-scavenge',
    'set --no-opt',
  ]);
  assert.equal(await settingsOf('validate', example), []);
});

test('V8 takes the compiled code that stands beside the program, as much as a command needs', async () => {
  const dist = join(folder, 'dist');
  const warmed = await run(process.execPath, [fileURLToPath(new URL('../../scripts/warm.cjs', import.meta.url)), dist]);
  assert.is(warmed.code, 0, warmed.stderr);
  const sizeOf = (name: string): number => statSync(join(dist, `${name}.cache`)).size;
  assert.ok(sizeOf('version') < sizeOf('validate') && sizeOf('validate') < sizeOf('verify'));
  // As the program's own process has it: the command is the second of its arguments.
  const ask = `console.log(require(${JSON.stringify(join(dist, 'ds2helm.cjs'))}).script.cachedDataRejected)`;
  // The other one is never looked at: it stands outside.
  plant(folder, { 'ask.cjs': ask, 'outside.cache': 'none of it' });
  const isRejected = async (command: string): Promise<string> =>
    (await run(process.execPath, [join(folder, 'ask.cjs'), command])).stdout.trim();
  for (const command of ['build', 'render', 'validate', 'verify', 'version', 'import', '../outside'])
    assert.is(await isRejected(command), 'false', command);
  writeFileSync(join(dist, 'verify.cache'), 'none of it');
  assert.is(await isRejected('verify'), 'true');
  rmSync(join(dist, 'build.cache'));
  assert.is(await isRejected('import'), 'undefined');
  for (const words of [['version'], ['validate', example]]) assert.is((await ds2helm(...words)).code, 0);
});

test.run();
