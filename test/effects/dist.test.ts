import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { writeArchives } from '../../src/effects/dist.ts';
import { EnvironmentError } from '../../src/effects/environment-error.ts';
import { run } from '../../src/effects/process.ts';
import { sha256 } from '../../src/effects/stamp.ts';
import { plant, temporaryFolder, tree } from '../support/folder.ts';
import { interrupted, Killed } from '../support/interrupted.ts';

const packed = (file: string, text: string, signature?: string) => ({
  archive: { file, bytes: Buffer.from(text), sha256: sha256(text) },
  signature,
});

test('archives, and sums that sha256sum agrees with', async () => {
  const folder = join(temporaryFolder(), 'new', 'dist');
  const written = writeArchives(folder, [packed('b-1.tgz', 'b'), packed('a-1.tgz', 'a', 'signed')]);
  assert.equal(written, [
    { path: join(folder, 'b-1.tgz'), status: 'written' },
    { path: join(folder, 'a-1.tgz'), status: 'written' },
  ]);
  assert.equal(tree(folder), {
    'a-1.tgz': 'a',
    'a-1.tgz.prov': 'signed',
    'b-1.tgz': 'b',
    SHA256SUMS: `${sha256('a')}  a-1.tgz\n${sha256('b')}  b-1.tgz\n`,
  });
  assert.is((await run('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: folder })).code, 0);
});

test('whatever the umask, everyone may read', () => {
  const folder = temporaryFolder();
  const before = process.umask(0o077);
  try {
    writeArchives(folder, [packed('a-1.tgz', 'a')]);
  } finally {
    process.umask(before);
  }
  assert.is(statSync(join(folder, 'a-1.tgz')).mode & 0o777, 0o644);
  assert.is(statSync(join(folder, 'SHA256SUMS')).mode & 0o777, 0o644);
});

test('the sums keep the archives that stand there, and no others', () => {
  const folder = temporaryFolder();
  plant(folder, {
    'old-1.tgz': 'old',
    SHA256SUMS: `${sha256('old')}  old-1.tgz\n${sha256('gone')}  gone-1.tgz\n${sha256('before')}  a-1.tgz\nnonsense\n`,
  });
  writeArchives(folder, [packed('a-1.tgz', 'a')]);
  assert.is(tree(folder)['SHA256SUMS'], `${sha256('a')}  a-1.tgz\n${sha256('old')}  old-1.tgz\n`);
});

test('the same bytes again: unchanged, and the signature stays', () => {
  const folder = temporaryFolder();
  writeArchives(folder, [packed('a-1.tgz', 'a', 'signed')]);
  const { ino } = statSync(join(folder, 'a-1.tgz'));
  assert.is(writeArchives(folder, [packed('a-1.tgz', 'a')])[0]?.status, 'unchanged');
  assert.is(statSync(join(folder, 'a-1.tgz')).ino, ino);
  assert.is(tree(folder)['a-1.tgz.prov'], 'signed');
});

test('other bytes: the signature of the old ones goes', () => {
  const folder = temporaryFolder();
  writeArchives(folder, [packed('a-1.tgz', 'a', 'signed')]);
  assert.is(writeArchives(folder, [packed('a-1.tgz', 'changed')])[0]?.status, 'written');
  assert.equal(Object.keys(tree(folder)), ['SHA256SUMS', 'a-1.tgz']);
});

test('killed at any step: each file is whole, and no signature is of another archive', () => {
  for (let kill = 0; ; kill++) {
    const folder = temporaryFolder();
    writeArchives(folder, [packed('a-1.tgz', 'a', 'signed a')]);
    const files = interrupted(kill);
    let isKilled = false;
    try {
      writeArchives(folder, [packed('a-1.tgz', 'b', 'signed b')], files);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      isKilled = true;
    }
    const { 'a-1.tgz': archive, 'a-1.tgz.prov': signature, SHA256SUMS: sums } = tree(folder);
    assert.ok(archive === 'a' || archive === 'b', `step ${kill}: ${archive}`);
    assert.ok(signature === undefined || signature === `signed ${archive}`, `step ${kill}: ${signature} of ${archive}`);
    assert.match(sums ?? '', /^[0-9a-f]{64} {2}a-1\.tgz\n$/);
    if (!isKilled) {
      assert.equal([archive, signature], ['b', 'signed b']);
      assert.ok(kill > 10);
      return;
    }
  }
});

test('a folder in the place of an archive, and a place that is no folder', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'a-1.tgz'));
  assert.throws(
    () => writeArchives(folder, [packed('a-1.tgz', 'a')]),
    (error: unknown) => error instanceof EnvironmentError,
  );
  plant(folder, { file: '' });
  chmodSync(join(folder, 'file'), 0o644);
  assert.throws(
    () => writeArchives(join(folder, 'file'), [packed('a-1.tgz', 'a')]),
    /can't be written to .*file: a file stands in its place/,
  );
});

test.run();
