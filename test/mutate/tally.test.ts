import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isEnough, stepOf, summary } from './tally.ts';

const tally = (mutants: number, caught: number, harmless = 0, elsewhere = 0) => ({
  mutants,
  caught,
  harmless,
  elsewhere,
});

for (const [given, want] of [
  [tally(100, 98), true],
  [tally(100, 97), false],
  [tally(110, 98, 6, 4), true],
  [tally(110, 98, 6, 3), false],
  [tally(0, 0), false],
  [tally(5, 0, 5), false],
] as const) {
  test(`${summary(given)}: that is ${want ? '' : 'not '}enough`, () => assert.is(isEnough(given), want));
}

test('the share is that of all, and that of those that can be caught', () => {
  assert.is(
    summary(tally(110, 98, 6, 4)),
    '110 mutants, of which 98 are caught, 89.1 %; 6 change nothing, 4 are found by another test (survivors.ts); ' +
      'of the other 100, 98 are caught, 98.0 %',
  );
  assert.is(summary(tally(0, 0)), '0 mutants: there is nothing to catch');
});

test('--every is a whole number from 1 up', () => {
  assert.is(stepOf(), 1);
  assert.is(stepOf('20'), 20);
  for (const text of ['x', '', '0', '-1', '1.5', '1e3', 'NaN']) assert.throws(() => stepOf(text), /--every/, text);
});

test.run();
