/** Real processes, killed at random moments. DS2HELM_KILLS says how often. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { recoverCharts } from '../../src/effects/write.ts';
import { temporaryFolder, tree } from '../support/folder.ts';

const KILLS = Number(process.env['DS2HELM_KILLS'] || 10);
const program = join(temporaryFolder(), 'writer.mjs');
// Started many times: without TypeScript it starts five times as fast.
buildSync({
  entryPoints: [fileURLToPath(new URL('../support/writer.ts', import.meta.url))],
  outfile: program,
  bundle: true,
  platform: 'node',
  format: 'esm',
});

async function writer(parent: string, name: string, label: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, parent, name, label], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return child;
}

/** Milliseconds after the start, spread over some hundred steps of many rounds. */
async function killed(child: ChildProcess): Promise<void> {
  await sleep(Math.random() * 20);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** The version that all files agree on. */
function versionOf(folder: string): string {
  const { '.ds2helm.json': stamp, ...files } = tree(folder);
  const version = (files['Chart.yaml'] ?? 'none').trim();
  assert.ok(stamp?.includes(`templates/only-${version}.yaml`), `${folder} has the stamp of another chart`);
  assert.equal(
    files,
    Object.fromEntries(
      ['Chart.yaml', `templates/only-${version}.yaml`, 'templates/a.yaml', 'values.yaml'].map((path) => [
        path,
        `${version}\n`,
      ]),
    ),
  );
  return version;
}

test(`killed ${KILLS} times, a build never leaves a mixture`, async () => {
  const parent = temporaryFolder();
  const stands = (): boolean => readdirSync(parent).includes('agent');
  let hasStood = false;
  // On a busy machine it may take more of them until one has written a chart.
  for (let round = 0; round < KILLS || (!hasStood && round < 100 * KILLS); round++) {
    await killed(await writer(parent, 'agent', 'v'));
    if (stands()) versionOf(join(parent, 'agent'));
    recoverCharts(parent);
    hasStood ||= stands();
    if (hasStood) assert.match(versionOf(join(parent, 'agent')), /^v[01]$/);
    assert.equal(
      readdirSync(parent).filter((name) => name !== 'agent' && name !== '.ds2helm.lock'),
      [],
    );
  }
  assert.ok(hasStood, 'no build got as far as a chart');
});

test('two builds into one folder at once: each chart is one of theirs, whole', async () => {
  for (let round = 0; round < 2; round++) {
    const parent = temporaryFolder();
    const writers = await Promise.all(['a', 'b'].map((label) => writer(parent, 'agent', label)));
    await sleep(100);
    // On a busy machine none may be there yet.
    while (!readdirSync(parent).includes('agent')) await sleep(10);
    const alive = writers.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    assert.is(alive.length, 2, 'a writer gave up');
    await Promise.all(writers.map(killed));
    recoverCharts(parent);
    assert.match(versionOf(join(parent, 'agent')), /^[ab][01]$/);
  }
});

test.run();
