import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { DELAYS, withRetries } from '../../src/effects/retry.ts';

/** Answers one after the other, the last one again and again. */
function server(...answers: readonly number[]) {
  let asked = 0;
  return {
    attempt: async () => answers[Math.min(asked++, answers.length - 1)] ?? 0,
    asked: () => asked,
  };
}
const isTransient = (answer: number): boolean => answer >= 500;

const TABLE: readonly (readonly [answers: readonly number[], outcome: number, asked: number])[] = [
  [[200], 200, 1],
  [[404], 404, 1],
  [[503, 200], 200, 2],
  [[503, 503, 404, 200], 404, 3],
  [[503, 503, 503, 200], 200, 4],
  [[503, 503, 503, 503, 200], 503, 4],
];

for (const [answers, outcome, asked] of TABLE) {
  test(`${answers} with three more attempts gives ${outcome} after ${asked}`, async () => {
    const { attempt, asked: times } = server(...answers);
    assert.is(await withRetries(attempt, isTransient, [0, 0, 0]), outcome);
    assert.is(times(), asked);
  });
}

test('what is thrown is not tried again', async () => {
  let asked = 0;
  const attempt = async (): Promise<number> => {
    asked++;
    throw new Error('no helm');
  };
  await withRetries(attempt, isTransient, [0, 0]).then(
    () => assert.unreachable(),
    (error) => assert.match(error.message, 'no helm'),
  );
  assert.is(asked, 1);
});

test('it waits longer each time, and gives up within ten seconds', async () => {
  assert.ok(DELAYS.every((delay, index) => delay > (DELAYS[index - 1] ?? 0)));
  assert.ok(DELAYS.reduce((sum, delay) => sum + delay * 1.25, 0) < 10_000);
  const start = performance.now();
  await withRetries(server(503).attempt, isTransient, [40, 80]);
  assert.ok(performance.now() - start >= 0.75 * 120 - 2);
});

test.run();
