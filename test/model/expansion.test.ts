import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { referencesIn } from '../../src/model/expansion.ts';

const CASES: readonly (readonly [text: string, names: readonly string[]])[] = [
  ['', []],
  ['A $A (A)', []],
  ['$(A)', ['A']],
  ['x$(A)y$(B)$(A)', ['A', 'B', 'A']],
  ['$$(A)', []],
  ['$$$(A)', ['A']],
  ['$$$$(A)', []],
  ['$($(A))', ['$(A']],
  ['$(A)$', ['A']],
  ['$(A', []],
  ['$(', []],
  ['$x$(A)', ['A']],
  ['$()', ['']],
];

for (const [text, names] of CASES) test(text, () => assert.equal(referencesIn(text), names));

test.run();
