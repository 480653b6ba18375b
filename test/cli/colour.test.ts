import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { coloured, plain, styleFor } from '../../src/cli/colour.ts';

const cases: readonly (readonly [string, boolean, Readonly<Record<string, string>>, boolean])[] = [
  ['a terminal', true, {}, true],
  ['a pipe', false, {}, false],
  ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
  ['a terminal with an empty NO_COLOR', true, { NO_COLOR: '' }, true],
  ['a terminal that can not', true, { TERM: 'dumb' }, false],
  ['a pipe with FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
  ['a terminal with FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
  ['FORCE_COLOR over NO_COLOR', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
];

for (const [name, isTTY, env, isColoured] of cases) {
  test(name, () => {
    assert.is(styleFor(isTTY, env), isColoured ? coloured : plain);
  });
}

test('colour is switched off again behind a text', () => {
  assert.is(coloured.red('a'), '\u001b[31ma\u001b[39m');
  assert.is(plain.red('a'), 'a');
});

test.run();
