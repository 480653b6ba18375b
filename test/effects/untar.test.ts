import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { archiveChart } from '../../src/effects/archive.ts';
import { run } from '../../src/effects/process.ts';
import { readArchive } from '../../src/effects/untar.ts';
import { plant, temporaryFolder } from '../support/folder.ts';

const LONG = `templates/${'deep/'.repeat(30)}${'x'.repeat(90)}.yaml`;
const FILES = { 'Chart.yaml': 'name: a\n', 'empty.txt': '', 'templates/ü.yaml': 'a: "ü"\n', [LONG]: 'long\n' };

const textsOf = (bytes: Uint8Array) =>
  Object.fromEntries(readArchive('a.tgz', bytes).map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));

test('an archive of ours holds what it was made of', () => {
  const { [LONG]: _, ...short } = FILES;
  const files = Object.entries(short).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
  const { value } = archiveChart({ name: 'a', version: '1.0.0' }, files);
  assert.equal(textsOf(value?.bytes ?? new Uint8Array()), short);
});

for (const format of ['ustar', 'gnu', 'pax'] as const) {
  test(`an archive that tar made, in the format ${format}`, async () => {
    const folder = temporaryFolder();
    const { [LONG]: long = '', ...short } = FILES;
    const files = format === 'ustar' ? short : { ...short, [LONG]: long };
    plant(folder, Object.fromEntries(Object.entries(files).map(([path, text]) => [`a/${path}`, text])));
    const { code, stderr } = await run('tar', ['--format', format, '-czf', join(folder, 'a.tgz'), '-C', folder, 'a']);
    assert.is(code, 0, stderr);
    assert.equal(textsOf(readFileSync(join(folder, 'a.tgz'))), files);
  });
}

test('what is no archive is an error of the environment', () => {
  for (const bytes of [Buffer.from('text'), gzipSync(Buffer.from('')).subarray(0, 10)]) {
    assert.throws(() => readArchive('a.tgz', bytes), /a\.tgz is no archive of a chart/);
  }
});

test.run();
