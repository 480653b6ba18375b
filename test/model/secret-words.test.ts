import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { countsAsSecret, isPlainWord } from '../../src/model/secret-words.ts';

const WORDS: readonly (readonly [literal: string, want: boolean])[] = [
  ['elastic', true],
  ['Elastic', true],
  ['ELASTIC', true],
  ['abcdefghijk', true],
  ['abcdefghijkl', false],
  ['eLastic', false],
  ['elastic1', false],
  ['fluent-bit', false],
];
for (const [literal, want] of WORDS) test(literal, () => assert.is(isPlainWord(literal), want));

/** The text in brackets is the literal. */
const PLACES: readonly (readonly [text: string, want: boolean])[] = [
  ['[elastic]', true],
  ['--user=[elastic]', true],
  ['"[elastic]"', true],
  ['[elastic]:x@', true],
  ['It is [elastic].', true],
  ['[elastic]search', false],
  ['[fluentd]-logger', false],
  ['fluent/[fluentd]', false],
  ['[elastic].svc', false],
  ['x[elastic]', false],
  ['x[elastic1]x', true],
];
for (const [text, want] of PLACES) {
  test(text, () => {
    const [start, end] = [text.indexOf('['), text.indexOf(']') - 1];
    assert.is(countsAsSecret(text.replace(/[[\]]/g, ''), start, end), want);
  });
}

test.run();
