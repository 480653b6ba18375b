import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { archiveChart, CHART_LIMIT, FILE_LIMIT } from '../../src/effects/archive.ts';
import { run } from '../../src/effects/process.ts';
import { temporaryFolder } from '../support/folder.ts';

const CHART = { name: 'agent', version: '1.2.3+build.4' };
const files = (tree: Readonly<Record<string, string | Uint8Array>>) =>
  Object.entries(tree).map(([path, content]) => ({ path, bytes: Buffer.from(content) }));

function archived(tree: Readonly<Record<string, string | Uint8Array>>) {
  const { value, diagnostics } = archiveChart(CHART, files(tree));
  assert.equal(diagnostics, []);
  if (value === undefined) throw new Error('no archive');
  return value;
}

/** What another program than ours sees: mode, user, size, time, path. */
async function listed(bytes: Uint8Array): Promise<readonly string[]> {
  const file = join(temporaryFolder(), 'a.tgz');
  writeFileSync(file, bytes);
  const args = ['--utc', '--full-time', '--numeric-owner', '--quoting-style=literal', '-tvzf', file];
  const { code, stdout, stderr } = await run('tar', args);
  assert.is(code, 0, stderr);
  assert.is(stderr, '');
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/ +/g, ' '));
}

test('files only, Chart.yaml first and the rest by path, each of the same mode, user and time', async () => {
  const { bytes, file } = archived({
    'values.yaml': 'a: 1\n',
    'templates/b.yaml': '',
    'Chart.yaml': 'name: agent\n',
    'a.md': 'x',
  });
  assert.is(file, 'agent-1.2.3+build.4.tgz');
  assert.equal(await listed(bytes), [
    '-rw-r--r-- 0/0 12 1980-01-01 00:00:00 agent/Chart.yaml',
    '-rw-r--r-- 0/0 1 1980-01-01 00:00:00 agent/a.md',
    '-rw-r--r-- 0/0 0 1980-01-01 00:00:00 agent/templates/b.yaml',
    '-rw-r--r-- 0/0 5 1980-01-01 00:00:00 agent/values.yaml',
  ]);
});

test('the headers of gzip and tar name no time, system or user of the machine', () => {
  const { bytes } = archived({ 'Chart.yaml': 'name: agent\n' });
  // RFC 1952: magic, deflate, no flags, time 0, best compression, Unix.
  assert.equal([...bytes.subarray(0, 10)], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 3]);
  const tar = gunzipSync(bytes);
  assert.is(tar.subarray(257, 265).toString('latin1'), 'ustar\x0000');
  assert.is(tar.subarray(265, 329).toString('latin1'), '\0'.repeat(64));
  assert.is(tar.length, 4 * 512);
});

test('the bytes stay what they are: a release of ds2helm that changes them changes every digest', () => {
  const { bytes, sha256 } = archived({ 'Chart.yaml': 'name: agent\n', 'values.yaml': 'a: 1\n'.repeat(1000) });
  assert.is(sha256, createHash('sha256').update(bytes).digest('hex'));
  assert.is(sha256, '3f9420e16784f1635731dcba7e297857af36524c70d71e314402e1a71e5008f5');
});

test('the order in which a disk names files changes nothing', () => {
  const tree = { 'Chart.yaml': 'name: agent\n', 'templates/a.yaml': 'a', 'templates-b.yaml': 'b', 'é.md': 'c' };
  const turned = Object.fromEntries(Object.entries(tree).reverse());
  assert.is(archived(tree).sha256, archived(turned).sha256);
});

test('every byte of every file comes back', async () => {
  const binary = Uint8Array.from({ length: 70_001 }, (_, index) => (index * 7919) % 256);
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'a.tgz'),
    archived({ 'Chart.yaml': 'x', 'files/binary': binary, 'files/block': 'b'.repeat(512) }).bytes,
  );
  const { stdout } = await run('sh', ['-c', 'tar -xzf a.tgz && sha256sum agent/files/binary agent/files/block'], {
    cwd: folder,
  });
  const digest = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
  assert.is(stdout, `${digest(binary)}  agent/files/binary\n${digest('b'.repeat(512))}  agent/files/block\n`);
});

test('.helmignore leaves out files, but itself stays, as in Helm', async () => {
  const { bytes } = archived({
    '.helmignore': 'ci/\n',
    'Chart.yaml': 'x',
    'ci/values.yaml': 'y',
    'templates/.swp': 'z',
  });
  assert.equal(
    (await listed(bytes)).map((line) => line.split(' ').at(-1)),
    ['agent/Chart.yaml', 'agent/.helmignore'],
  );
});

const code = (tree: Readonly<Record<string, string | Uint8Array>>): readonly string[] =>
  archiveChart(CHART, files(tree)).diagnostics.map(({ code }) => code);

test('a line of .helmignore that Helm refuses is a finding', () => {
  assert.equal(code({ '.helmignore': 'ci/**\n', 'Chart.yaml': 'x' }), ['helmignore-invalid']);
});

test('what Helm would not load is not packed', () => {
  const most = new Uint8Array(FILE_LIMIT);
  assert.equal(code({ 'Chart.yaml': 'x', a: most }), []);
  assert.equal(code({ 'Chart.yaml': 'x', a: new Uint8Array(FILE_LIMIT + 1) }), ['chart-file-too-large']);
  const many = Object.fromEntries(Array.from({ length: CHART_LIMIT / FILE_LIMIT }, (_, index) => [`f${index}`, most]));
  assert.equal(
    archiveChart(CHART, [
      ...files({ 'Chart.yaml': 'x' }),
      ...Object.keys(many).map((path) => ({ path, bytes: most })),
    ]).diagnostics.map(({ code }) => code),
    ['chart-too-large'],
  );
});

test('long paths: a hundred bytes of name behind 155 of folders', async () => {
  const fits = [`${'d'.repeat(149)}/${'f'.repeat(100)}`, `${'a/'.repeat(60)}${'é'.repeat(40)}`, 'x'.repeat(100)];
  const { bytes } = archived({ 'Chart.yaml': 'x', ...Object.fromEntries(fits.map((path) => [path, path])) });
  const paths = (await listed(bytes)).map((line) => line.split(' ').at(-1));
  assert.equal(new Set(paths), new Set(['agent/Chart.yaml', ...fits.map((path) => `agent/${path}`)]));
  for (const path of [
    `${'d'.repeat(150)}/f/${'f'.repeat(98)}`,
    'x'.repeat(101),
    `${'d'.repeat(149)}/${'f'.repeat(101)}`,
  ])
    assert.equal(code({ 'Chart.yaml': 'x', [path]: '' }), ['chart-path-too-long'], path);
});

test.run();
