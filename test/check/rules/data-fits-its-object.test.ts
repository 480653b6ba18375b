import { test } from 'uvu';
import { rule } from '../../../src/check/rules/data-fits-its-object.ts';
import { app, type Fields, spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const KIB256 = 256 * 1024;
const data = (texts: Fields): Fields => spec({ config_maps: { conf: { data: texts } } });

const secrets = (...values: readonly string[]): Fields =>
  app({ env: { secrets: values.map((value, index) => ({ name: `S${index}`, value })) } });

specify(rule, [
  ['small', data({ a: 'x' }), []],
  ['262144 bytes of an object', data({ a: 'x'.repeat(KIB256 - 5) }), []],
  ['one more', data({ a: 'x'.repeat(KIB256 - 4) }), ['warning apply-too-large key of /spec/config_maps/conf']],
  [
    'line breaks count twice, as they are printed',
    data({ a: '\n'.repeat(KIB256 / 2) }),
    ['warning apply-too-large key of /spec/config_maps/conf'],
  ],
  [
    '1048576 bytes of values',
    data({ a: 'x'.repeat(4 * KIB256) }),
    ['warning apply-too-large key of /spec/config_maps/conf'],
  ],
  [
    'one more over two keys',
    data({ a: 'x'.repeat(4 * KIB256), b: 'y' }),
    ['error config-map-too-large key of /spec/config_maps/conf'],
  ],
  [
    'binary data, decoded',
    spec({ config_maps: { conf: { binary_data: { a: 'AAAA'.repeat(KIB256 + 1) } } } }),
    ['warning apply-too-large key of /spec/config_maps/conf'],
  ],
  [
    'binary data, one more',
    spec({ config_maps: { conf: { binary_data: { a: 'AAAA'.repeat(349526) } } } }),
    ['error config-map-too-large key of /spec/config_maps/conf'],
  ],
  ['an argument of 1572864 bytes', app({ args: ['x'.repeat(6 * KIB256)] }), []],
  ['one more', app({ args: ['x'.repeat(6 * KIB256 + 1)] }), ['error text-too-long /spec/container/app/args/0']],
  ['secret variables of 1048576 bytes', secrets('x'.repeat(2 * KIB256), 'y'.repeat(2 * KIB256)), []],
  [
    'one more',
    secrets('x'.repeat(2 * KIB256), 'y'.repeat(2 * KIB256 + 1)),
    ['error secret-too-large /spec/container/app/env/secrets/1/name'],
  ],
]);

test.run();
