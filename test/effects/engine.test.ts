import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../../src/effects/process.ts';

const engine = new URL('../../src/effects/engine.ts', import.meta.url).href;

/** What V8 makes of a function that is called a million times; 64 is its TurboFan's. */
const HOT = `
  function sum(to) { let all = 0; for (let at = 0; at < to; at++) all += at % 7; return all; }
  for (let call = 0; call < 2000; call++) sum(1000);
  const late = Date.now() + 200;
  while (Date.now() < late) sum(10);
  console.log((%GetOptimizationStatus(sum) & 64) !== 0);
`;

const isOptimised = async (before: string): Promise<string> => {
  const args = ['--allow-natives-syntax', '--import', 'tsx', '--input-type=module', '-e', `${before}${HOT}`];
  const { stdout, stderr } = await run(process.execPath, args, {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
  });
  assert.is(stderr, '');
  return stdout.trim();
};

test('a process that is to stay on one thread has nothing optimised beside it', async () => {
  assert.is(await isOptimised(''), 'true');
  // From Node 24 on V8 takes no settings after its start.
  const isTaken = Number(process.versions.node.split('.')[0]) < 24;
  const after = await isOptimised(`import { stayOnOneThread } from '${engine}'; stayOnOneThread();`);
  assert.is(after, String(!isTaken));
});

test.run();
