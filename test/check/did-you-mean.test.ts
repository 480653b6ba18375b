import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { AMONG_NAMES, didYouMean } from '../../src/check/did-you-mean.ts';

const FIELDS = ['ports', 'image', 'env', 'volume_mounts', 'command', 'args', 'RollingUpdate', 'TCP'];

const CASES: readonly [typed: string, guess: string | undefined][] = [
  ['prots', 'ports'],
  ['imagee', 'image'],
  ['comand', 'command'],
  ['volume_mount', 'volume_mounts'],
  ['tcp', 'TCP'],
  ['Rolling', 'RollingUpdate'],
  ['en', 'env'],
  ['x', undefined],
  ['something', undefined],
  ['', undefined],
];

for (const [typed, guess] of CASES) {
  test(`"${typed}" is ${guess ?? 'nothing'}`, () => assert.is(didYouMean(typed, FIELDS), guess));
}

test('the nearest of several', () => {
  assert.is(didYouMean('liveness_prob', ['readiness_probe', 'liveness_probe']), 'liveness_probe');
  assert.is(didYouMean('resource', ['resourceNames', 'resources']), 'resources');
});

test('no guess for what is no slip of the hand, and none among very many names', () => {
  const long = 'x'.repeat(101);
  assert.is(didYouMean(long, [`${long}y`]), undefined);
  const names = Array.from({ length: 200 }, (_, index) => `NAME_${index}`);
  assert.is(didYouMean('NAME_33', names, AMONG_NAMES), 'NAME_33');
  assert.is(didYouMean('NAME_33', [...names, 'NAME_200'], AMONG_NAMES), undefined);
});

test.run();
