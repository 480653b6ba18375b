import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compareQuantities, parseQuantity } from '../../src/model/quantity.ts';

const ONE = 10n ** 9n;

/** Text, and its value in billionths. */
const VALUES: readonly [string | number, bigint][] = [
  ['0', 0n],
  ['1', ONE],
  [1, ONE],
  [0.5, ONE / 2n],
  ['1000m', ONE],
  ['100u', ONE / 10_000n],
  ['1n', 1n],
  ['1k', 1000n * ONE],
  ['1Ki', 1024n * ONE],
  ['1.5Gi', 1_610_612_736n * ONE],
  ['2E', 2n * 10n ** 18n * ONE],
  ['1e3', 1000n * ONE],
  ['1E3', 1000n * ONE],
  ['12e-1', (12n * ONE) / 10n],
  ['1e+21', 10n ** 21n * ONE],
  [1e21, 10n ** 21n * ONE],
  ['-1Mi', -1_048_576n * ONE],
  ['+.5', ONE / 2n],
  ['1.', ONE],
  ['007', 7n * ONE],
  // The JSON reader of the API trims spaces.
  [' 1 ', ONE],
  // Finer than a billionth: away from zero.
  ['0.1n', 1n],
  ['-0.1n', -1n],
  ['1e-2000', 1n],
  // Binary quantities stop at 2^63 - 1.
  ['8Ei', (2n ** 63n - 1n) * ONE],
  ['9007199254740993', 9_007_199_254_740_993n * ONE],
];

const REFUSED = [
  '',
  ' ',
  '1.1.M',
  '1+1.0M',
  '0.1mi',
  '0.1am',
  'aoeu',
  '.5i',
  '1i',
  '-3.01e-',
  '1 Gi',
  '1GB',
  '1gi',
  '1K',
  '0x10',
  '1e9999',
  'NaN',
  'Infinity',
];

for (const [text, value] of VALUES) {
  test(`${JSON.stringify(text)} is ${value} billionths`, () => {
    assert.equal(parseQuantity(text), { value });
  });
}

for (const text of REFUSED) {
  test(`${JSON.stringify(text)} is no quantity`, () => {
    assert.is(parseQuantity(text), undefined);
  });
}

const ORDER: readonly [string, string, number][] = [
  ['1000m', '1', 0],
  ['1024Mi', '1Gi', 0],
  ['1G', '1Gi', -1],
  ['0.5', '499m', 1],
  ['-1', '0', -1],
  // As floating point these two would be one number.
  ['9007199254740993', '9007199254740992', 1],
];

for (const [a, b, order] of ORDER) {
  test(`${a} against ${b}`, () => {
    const [left, right] = [parseQuantity(a), parseQuantity(b)];
    if (left === undefined || right === undefined) throw new Error('both are quantities');
    assert.is(compareQuantities(left, right), order);
    assert.is(compareQuantities(right, left), order === 0 ? 0 : -order);
  });
}

test.run();
