import { spawnSync } from 'node:child_process';
import { readdirSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { EnvironmentError } from '../../src/effects/environment-error.ts';
import { disk } from '../../src/effects/file-system.ts';
import { withLock } from '../../src/effects/lock.ts';
import { plant, temporaryFolder, tree } from '../support/folder.ts';

const patience = { wait: 60, foreign: 60_000, empty: 20 };
const dead = spawnSync(process.execPath, ['--version']).pid;

test('the lock is held while the action runs, and gone after it', () => {
  const folder = temporaryFolder();
  const during = withLock(disk, folder, () => tree(folder));
  assert.equal(during, { '.ds2helm.lock': `${process.pid} ${hostname()}` });
  assert.equal(readdirSync(folder), []);
});

test('it is gone after an exception too', () => {
  const folder = temporaryFolder();
  const fail = (): never => {
    throw new Error('failed');
  };
  assert.throws(() => withLock(disk, folder, fail), /failed/);
  assert.equal(readdirSync(folder), []);
});

/** A lock's text and age in seconds, and whether another process may take it over. */
const locks: readonly [what: string, text: string, age: number, isTaken: boolean][] = [
  ['of a process that lives', `${process.ppid} ${hostname()}`, 0, false],
  ['of a process that lives, old', `${process.ppid} ${hostname()}`, 3600, false],
  ['of a process that is gone', `${dead} ${hostname()}`, 0, true],
  ['of this process, which holds none', `${process.pid} ${hostname()}`, 0, true],
  ['of another machine, young', `${dead} elsewhere`, 30, false],
  ['of another machine, old', `${dead} elsewhere`, 61, true],
  ['empty for long', '', 1, true],
];

for (const [what, text, age, isTaken] of locks) {
  test(`a lock ${what} ${isTaken ? 'is taken over' : 'is waited for'}`, () => {
    const folder = temporaryFolder();
    plant(folder, { '.ds2helm.lock': text });
    const changed = Date.now() / 1000 - age;
    utimesSync(join(folder, '.ds2helm.lock'), changed, changed);
    if (isTaken) {
      assert.is(
        withLock(disk, folder, () => 'done', patience),
        'done',
      );
      assert.equal(readdirSync(folder), []);
    } else {
      assert.throws(
        () => withLock(disk, folder, () => assert.unreachable(), patience),
        (error: unknown) => error instanceof EnvironmentError && /Another ds2helm \(process \d+\)/.test(error.message),
      );
      assert.equal(tree(folder), { '.ds2helm.lock': text });
    }
  });
}

test('a lock that is still being written is waited for', () => {
  const folder = temporaryFolder();
  plant(folder, { '.ds2helm.lock': '' });
  const wait = { ...patience, empty: 40 };
  const start = Date.now();
  withLock(disk, folder, () => undefined, wait);
  assert.ok(Date.now() - start >= 30);
});

test.run();
