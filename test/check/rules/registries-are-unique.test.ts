import { test } from 'uvu';
import { rule } from '../../../src/check/rules/registries-are-unique.ts';
import { pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  ['two servers', pod({ image_registries: [{ server: 'a.io' }, { server: 'b.io' }] }), []],
  [
    'one twice',
    pod({ image_registries: [{ server: 'a.io' }, { server: 'b.io' }, { server: 'a.io' }] }),
    ['error registry-twice /spec/pod/image_registries/2/server + /spec/pod/image_registries/0/server'],
  ],
]);

test.run();
