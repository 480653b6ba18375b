import { test } from 'uvu';
import { rule } from '../../../src/check/rules/secret-refs-stay-in-the-namespace.ts';
import { app, type Fields, merge, spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const secretRef = (fields: Fields): Fields =>
  app({ env: { secrets: [{ name: 'A', secret_ref: { name: 'a', key: 'b', ...fields } }] } });

specify(rule, [
  ['none', secretRef({}), []],
  ['the target', secretRef({ namespace: 'monitoring' }), []],
  [
    'another',
    secretRef({ namespace: 'vault' }),
    ['warning secret-ref-elsewhere /spec/container/app/env/secrets/0/secret_ref/namespace'],
  ],
  [
    'a target that is not known',
    merge(secretRef({ namespace: 'vault' }), spec({ namespace: { value: undefined, value_from: { name: 'x' } } })),
    [],
  ],
]);

test.run();
