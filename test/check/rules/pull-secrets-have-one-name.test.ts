import { test } from 'uvu';
import { rule } from '../../../src/check/rules/pull-secrets-have-one-name.ts';
import { pod, spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  ['a name, a reference', pod({ image_pull_secrets: [{ name: 'a' }, { value_from: { name: 'b' } }] }), []],
  ['an empty name is one mistake, of the schema', pod({ image_pull_secrets: [{ name: '' }] }), []],
  [
    'nothing',
    pod({ image_pull_secrets: [{ name: 'a' }, {}] }),
    ['error pull-secret-no-name /spec/pod/image_pull_secrets/1'],
  ],
  [
    'both, of the account',
    spec({ service_account: { create: true, image_pull_secrets: [{ name: 'a', value_from: { name: 'b' } }] } }),
    ['error pull-secret-two-names /spec/service_account/image_pull_secrets/0'],
  ],
]);

test.run();
