import { test } from 'uvu';
import { rule } from '../../../src/check/rules/data-keys-are-unique.ts';
import { spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  ['two keys', spec({ config_maps: { conf: { data: { a: '' }, binary_data: { b: '' } } } }), []],
  [
    'in data and in binary_data',
    spec({ config_maps: { conf: { data: { a: '' }, binary_data: { a: '' } } } }),
    ['error data-key-twice key of /spec/config_maps/conf/binary_data/a + /spec/config_maps/conf/data/a'],
  ],
  [
    'of a Secret',
    spec({ secrets: { s: { keys: ['a', 'b', 'a'] } } }),
    ['error data-key-twice /spec/secrets/s/keys/2 + /spec/secrets/s/keys/0'],
  ],
]);

test.run();
