import { test } from 'uvu';
import { rule } from '../../../src/check/rules/env-names-are-valid.ts';
import { app, type Fields } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const VARIABLES = '/spec/container/app/env/variables';
const variables = (...list: readonly Fields[]): Fields => app({ env: { variables: list } });

specify(rule, [
  ['identifiers', variables({ name: 'A_1', value: '' }, { name: '_', value: '' }), []],
  ['empty', variables({ name: '', value: '' }), [`error env-name-invalid ${VARIABLES}/0/name`]],
  ['an equals sign', variables({ name: 'A=B', value: '' }), [`error env-name-invalid ${VARIABLES}/0/name`]],
  ['not ASCII', variables({ name: 'GRÖSSE', value: '' }), [`error env-name-invalid ${VARIABLES}/0/name`]],
  ['a line break', variables({ name: 'A\nB', value: '' }), [`error env-name-invalid ${VARIABLES}/0/name`]],
  [
    'a dot, a digit first, a space',
    variables({ name: 'a.b', value: '' }, { name: '1A', value: '' }, { name: 'A B', value: '' }),
    [
      `warning env-name-unusual ${VARIABLES}/0/name`,
      `warning env-name-unusual ${VARIABLES}/1/name`,
      `warning env-name-unusual ${VARIABLES}/2/name`,
    ],
  ],
  [
    '< and >, beside the equals sign',
    variables({ name: '<', value: '' }, { name: '>', value: '' }),
    [`warning env-name-unusual ${VARIABLES}/0/name`, `warning env-name-unusual ${VARIABLES}/1/name`],
  ],
  [
    'a secret',
    app({ env: { secrets: [{ name: 'A=', value: 'x' }] } }),
    ['error env-name-invalid /spec/container/app/env/secrets/0/name'],
  ],
  [
    'a prefix',
    app({
      env: {
        env_from: [
          { prefix: 'A=', config_map_ref: { name: 'a' } },
          { prefix: '', config_map_ref: { name: 'a' } },
        ],
      },
    }),
    ['error env-name-invalid /spec/container/app/env/env_from/0/prefix'],
  ],
]);

test.run();
