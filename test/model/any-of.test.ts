import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { AnyOf } from '../../src/model/any-of.ts';

const CASES: readonly [name: string, texts: readonly string[], text: string, replaced: string][] = [
  ['nothing to find', [], 'some text', 'some text'],
  ['one', ['hunter2'], 'it is hunter2.', 'it is #.'],
  ['all of it', ['hunter2'], 'hunter2', '#'],
  ['twice', ['hunter2'], 'hunter2hunter2', '##'],
  ['several', ['hunter2', 'letmein'], 'letmein, hunter2', '#, #'],
  ['the longer one, whatever the order', ['pass', 'passport', 'passp'], 'passport pass', '# #'],
  ['the shorter one, where the longer goes on otherwise', ['pass', 'passport'], 'passpore', '#pore'],
  ['the first of two that overlap', ['abcdef', 'defghi'], 'abcdefghi', '#ghi'],
  ['cut off at the end', ['hunter2'], 'hunter', 'hunter'],
  ['characters that mean something elsewhere', ['a.*b', '$&$&'], 'axxb a.*b $&$&', 'axxb # #'],
  ['too short to be told from words', ['abc', ''], 'abc', 'abc'],
  ['beyond the basic plane', ['😀😀😀'], 'a😀😀😀b', 'a#b'],
];

for (const [name, texts, text, replaced] of CASES) {
  test(name, () => assert.is(new AnyOf(texts).replaceIn(text, '#'), replaced));
}

test('the first one, and where all stand', () => {
  const any = new AnyOf(['hunter2', 'letmein']);
  assert.is(any.firstIn('a letmein hunter2'), 'letmein');
  assert.is(any.firstIn('a'), undefined);
  assert.equal(
    [...any.spansIn('a letmein hunter2')],
    [
      { start: 2, end: 9 },
      { start: 10, end: 17 },
    ],
  );
});

test('thousands that begin alike, and one of a megabyte', () => {
  const long = 'x'.repeat(1_000_000);
  const any = new AnyOf([long, ...Array.from({ length: 20_000 }, (_, index) => `secret-${index}-`)]);
  assert.is(any.replaceIn('secret-19999- '.repeat(10_000) + long, '#'), `${'# '.repeat(10_000)}#`);
});

test.run();
