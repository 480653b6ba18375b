import { test } from 'uvu';
import { rule } from '../../../src/check/rules/the-release-fits-a-secret.ts';
import { type Fields, spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const maps = (field: string, ...sizes: readonly number[]): Fields =>
  spec({
    config_maps: Object.fromEntries(sizes.map((size, index) => [`c${index}`, { [field]: { a: 'A'.repeat(size) } }])),
  });

specify(rule, [
  ['a megabyte of text', maps('data', 1_000_000), []],
  ['a bit less than one and a half', maps('data', 700_000, 790_000), []],
  ['a bit more', maps('data', 710_000, 800_000), ['error release-too-large key of /spec']],
  ['a bit less than half a megabyte of binary data', maps('binary_data', 499_600), []],
  ['a bit more', maps('binary_data', 500_400), ['error release-too-large key of /spec']],
]);

test.run();
