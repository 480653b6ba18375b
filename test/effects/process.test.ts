import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../../src/effects/process.ts';

/** Ends what can't be started, at once, as often as it takes: Node's own way sends signals to its group half of the time. */
const AT_ONCE = `
import { run } from './src/effects/process.ts';
for (let count = 0; count < 20; count++) {
  const over = new AbortController();
  const finished = run('/nowhere/helm', [], { signal: over.signal, input: new Promise(() => {}) });
  over.abort();
  await finished.then(() => process.exit(2), ({ code }) => code === 'ENOENT' || process.exit(3));
}
`;

test('a program that can not be started and is ended at once harms no other', async () => {
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const args = ['--import', 'tsx', '--input-type=module', '-e', AT_ONCE];
  // In a group of its own, which holds nothing else to be ended.
  const child = spawn(process.execPath, args, { cwd, detached: true, stdio: 'inherit' });
  const ended = await new Promise((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })));
  assert.equal(ended, { code: 0, signal: null });
});

test('a signal ends what runs, and what holds its pipes keeps nobody waiting', async () => {
  const over = new AbortController();
  const finished = run('/bin/sh', ['-c', 'sleep 60 & sleep 60'], { signal: over.signal });
  setTimeout(() => over.abort(), 100);
  const start = Date.now();
  const nameOf = (late: Promise<unknown>): Promise<unknown> => late.catch(({ name }: Error) => name);
  assert.is(await nameOf(finished), 'AbortError');
  assert.is(await nameOf(run('/bin/sh', ['-c', 'sleep 60'], { signal: AbortSignal.abort() })), 'AbortError');
  assert.ok(Date.now() - start < 5000);
});

test('a program that a signal ended has a code above 128', async () => {
  assert.is((await run('/bin/sh', ['-c', 'kill -9 $$'])).code, 137);
});

test.run();
