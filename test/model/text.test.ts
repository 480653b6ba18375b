import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lastPart, withoutEnd } from '../../src/model/text.ts';

const ENDS: readonly (readonly [text: string, characters: string, want: string])[] = [
  ['', '/', ''],
  ['a', '/', 'a'],
  ['a//', '/', 'a'],
  ['//', '/', ''],
  ['/a/b', '/', '/a/b'],
  ['a-.-', '.-', 'a'],
];
for (const [text, characters, want] of ENDS) {
  test(`${text} without ${characters}`, () => assert.is(withoutEnd(text, characters), want));
}

const PARTS: readonly (readonly [text: string, want: string])[] = [
  ['a', 'a'],
  ['a/b', 'b'],
  ['a:1/b:2', 'b:2'],
  ['a/', ''],
];
for (const [text, want] of PARTS) test(`the last part of ${text}`, () => assert.is(lastPart(text), want));

test.run();
