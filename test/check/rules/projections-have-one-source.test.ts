import { test } from 'uvu';
import { rule } from '../../../src/check/rules/projections-have-one-source.ts';
import { type Fields, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const projected = (...sources: readonly Fields[]): Fields => pod({ volumes: [{ name: 'v', projected: { sources } }] });

specify(rule, [
  ['one each', projected({ secret: { name: 'a' } }, { service_account_token: { path: 'token' } }), []],
  ['none', projected({}), []],
  [
    'two',
    projected({ secret: { name: 'a' }, config_map: { name: 'a' } }),
    ['error projection-sources /spec/pod/volumes/0/projected/sources/0'],
  ],
  [
    'no name',
    projected({ secret: { optional: true } }, { config_map: { name: '' } }),
    [
      'error projection-without-name /spec/pod/volumes/0/projected/sources/0/secret',
      'error projection-without-name /spec/pod/volumes/0/projected/sources/1/config_map',
    ],
  ],
]);

test.run();
