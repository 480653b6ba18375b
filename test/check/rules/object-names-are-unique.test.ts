import { test } from 'uvu';
import { rule } from '../../../src/check/rules/object-names-are-unique.ts';
import { spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  ['names of their own', spec({ config_maps: { a: { name: 'x' }, b: { name: 'y' }, c: {} } }), []],
  [
    'one name for two ConfigMaps',
    spec({ config_maps: { a: { name: 'x' }, b: { name: 'x' } } }),
    ['error object-name-twice /spec/config_maps/b/name + /spec/config_maps/a/name'],
  ],
  [
    'a ConfigMap and a Secret',
    spec({ config_maps: { a: { name: 'x' } }, secrets: { b: { name: 'x', keys: ['k'] } } }),
    [],
  ],
  [
    'two Secrets',
    spec({ secrets: { a: { name: 'x', keys: ['k'] }, b: { name: 'x', keys: ['k'] } } }),
    ['error object-name-twice /spec/secrets/b/name + /spec/secrets/a/name'],
  ],
]);

test.run();
