import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isPattern, patternBase, patternMatcher } from '../../src/effects/glob.ts';

const bases: readonly [pattern: string, base: string][] = [
  ['*.yaml', '.'],
  ['/*.yaml', '/'],
  ['a/b/*.yaml', 'a/b'],
  ['a/*/c.yaml', 'a'],
  ['../a/?', '../a'],
  ['/a/**/c', '/a'],
];

for (const [pattern, base] of bases) {
  test(`${pattern} lies in ${base}`, () => {
    assert.ok(isPattern(pattern));
    assert.is(patternBase(pattern), base);
  });
}

const matched: readonly [pattern: string, yes: string[], no: string[]][] = [
  ['*.yaml', ['a.yaml', '.yaml', 'a.b.yaml', 'ä.yaml'], ['a/b.yaml', 'a.yml', 'a.yaml2']],
  ['a?c', ['abc', 'a😀c'], ['ac', 'a/c', 'abbc']],
  ['a/**/z', ['a/z', 'a/b/z', 'a/b/c/z'], ['az', 'a/bz', 'b/z']],
  ['**', ['a', 'a/b'], []],
  ['[a-c]', ['a', 'c'], ['d', '-']],
  ['[!a-c]', ['d'], ['a', '/']],
  ['[\\^]', ['^', '\\'], ['a']],
  ['[z-a]', ['[z-a]'], ['z']],
  ['[&~]', ['&', '~'], ['a']],
  ['{a,b*}.{x,y}', ['a.x', 'bcd.y'], ['a.z', '{a,b*}.x']],
  ['a+(b)$^|.', ['a+(b)$^|.'], ['aab']],
  ['a[', ['a['], ['a']],
  ['a{b', ['a{b'], ['ab']],
];

for (const [pattern, yes, no] of matched) {
  test(`${pattern} matches ${yes.join(' ')}`, () => {
    const isMatch = patternMatcher(pattern);
    assert.equal(yes.filter(isMatch), yes);
    assert.equal(no.filter(isMatch), []);
  });
}

test.run();
