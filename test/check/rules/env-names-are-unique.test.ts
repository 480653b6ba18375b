import { test } from 'uvu';
import { rule } from '../../../src/check/rules/env-names-are-unique.ts';
import { app, container, merge, sidecars } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const A = { name: 'A', value: 'x' };

specify(rule, [
  ['two names', app({ env: { variables: [A], secrets: [{ name: 'B', value: 'x' }] } }), []],
  [
    'one twice',
    app({ env: { variables: [A, A] } }),
    ['error env-name-twice /spec/container/app/env/variables/1/name + /spec/container/app/env/variables/0/name'],
  ],
  [
    'a variable and a secret',
    app({ env: { secrets: [{ name: 'A', value: 'x' }], variables: [A] } }),
    ['error env-name-twice /spec/container/app/env/variables/0/name + /spec/container/app/env/secrets/0/name'],
  ],
  [
    'a built-in one is replaced',
    app({ env: { builtin: true, variables: [{ name: 'K8S_NODE_NAME', value: 'x' }] } }),
    [],
  ],
  [
    'two containers',
    merge(app({ env: { variables: [A] } }), sidecars(container('b', { env: { variables: [A] } }))),
    [],
  ],
]);

test.run();
