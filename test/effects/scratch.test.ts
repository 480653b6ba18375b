import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inScratch } from '../../src/effects/scratch.ts';

test('a folder with files that only the owner reads, for as long as the task', async () => {
  let seen = '';
  const said = await inScratch([{ path: 'a/b.yaml', text: 'secret' }], async (folder) => {
    seen = folder;
    assert.is(statSync(join(folder, 'a/b.yaml')).mode & 0o777, 0o600);
    return readFileSync(join(folder, 'a/b.yaml'), 'utf8');
  });
  assert.is(said, 'secret');
  assert.not.ok(existsSync(seen));
});

test('and no longer when the task fails', async () => {
  let seen = '';
  try {
    await inScratch([], async (folder) => {
      seen = folder;
      throw new Error('on purpose');
    });
    assert.unreachable();
  } catch (error) {
    assert.is((error as Error).message, 'on purpose');
  }
  assert.not.ok(existsSync(seen));
});

const WAITING = `import { inScratch } from ${JSON.stringify(new URL('../../src/effects/scratch.ts', import.meta.url).href)};
await inScratch([{ path: 'a', text: 'secret' }], async (folder) => {
  await inScratch([], async () => {});
  console.log(folder);
  await new Promise((resolve) => setTimeout(resolve, 60_000));
});`;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  test(`nor when ${signal} ends the process, as it would any other`, async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', WAITING], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const folder = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data) => resolve(`${data}`.trim())),
    );
    assert.ok(existsSync(join(folder, 'a')));
    const ended = new Promise((resolve) => child.once('exit', (_, by) => resolve(by)));
    child.kill(signal);
    assert.is(await ended, signal);
    assert.not.ok(existsSync(folder));
  });
}

test.run();
