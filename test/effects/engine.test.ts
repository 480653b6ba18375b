import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../../src/effects/process.ts';
import { plant, temporaryFolder } from '../support/folder.ts';

/** Says whether V8's TurboFan (64) takes up a function that is called on and on; the last versions take long to. */
const hot = (milliseconds: number): string => `
const v8 = await import('node:v8');
v8.setFlagsFromString('--allow-natives-syntax');
const isOptimised = new Function('run', 'return (%GetOptimizationStatus(run) & 64) !== 0');
const sum = (to) => { let all = 0; for (let at = 0; at < to; at++) all += at % 7; return all; };
const late = Date.now() + ${milliseconds};
while (Date.now() < late && !isOptimised(sum)) for (let call = 0; call < 1000; call++) sum(1000);
console.log(isOptimised(sum));
`;

/** @param flags of Node, which `NODE_OPTIONS` are not */
async function isOptimised(before: string, flags: readonly string[], milliseconds: number): Promise<string> {
  const folder = temporaryFolder();
  plant(folder, { 'hot.cjs': `${before}(async () => {${hot(milliseconds)}})();` });
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const env = { ...process.env, NODE_OPTIONS: '--import tsx' };
  const { stdout, stderr } = await run(process.execPath, [...flags, join(folder, 'hot.cjs')], { cwd, env });
  assert.is(stderr, '');
  return stdout.trim();
}

const engine = fileURLToPath(new URL('../../src/effects/engine.ts', import.meta.url));
const SHARED = `require(${JSON.stringify(engine)}).shareProcessors();`;

const CASES: readonly [what: string, before: string, flags: readonly string[], want: string][] = [
  ['a process as it is', '', [], 'true'],
  ['one that shares the processors', SHARED, [], 'false'],
  ['one that was given settings', SHARED, ['--no-concurrent-sparkplug'], 'true'],
];

for (const [what, before, flags, want] of CASES) {
  test(`V8 optimises the code of ${what}: ${want}`, async () => {
    // Where it is to be, a busy machine may take its time.
    assert.is(await isOptimised(before, flags, want === 'true' ? 20_000 : 1500), want);
  });
}

test.run();
