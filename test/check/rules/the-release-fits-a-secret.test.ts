import { randomBytes } from 'node:crypto';
import { test } from 'uvu';
import { rule } from '../../../src/check/rules/the-release-fits-a-secret.ts';
import { type Fields, spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const maps = (field: string, ...texts: readonly string[]): Fields =>
  spec({
    config_maps: Object.fromEntries(texts.map((text, index) => [`c${index}`, { [field]: { a: text } }])),
  });
/** gzip makes base64 of nothing but chance as small as what it stands for, and no smaller: three quarters. */
const chance = (length: number): string => randomBytes((length / 4) * 3).toString('base64');
/** Each of its two copies is written in base64 once more: a megabyte is reached by half a megabyte. */
const tooLarge = ['error release-too-large key of /spec'];

specify(rule, [
  ['megabytes of text that gzip makes small', maps('data', 'A'.repeat(1_000_000), 'B'.repeat(1_000_000)), []],
  ['half a megabyte of chance, less a bit', maps('data', chance(240_000), chance(240_000)), []],
  ['and a bit more', maps('data', chance(260_000), chance(260_000)), tooLarge],
  ['the same of binary data', maps('binary_data', chance(480_000)), []],
  ['and a bit more of it', maps('binary_data', chance(520_000)), tooLarge],
]);

test.run();
