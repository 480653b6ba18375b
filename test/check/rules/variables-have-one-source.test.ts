import { test } from 'uvu';
import { rule } from '../../../src/check/rules/variables-have-one-source.ts';
import { app, type Fields } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const VARIABLES = '/spec/container/app/env/variables';
const variables = (...list: readonly Fields[]): Fields => app({ env: { variables: list } });

specify(rule, [
  [
    'each source',
    variables(
      { name: 'A', value: '' },
      { name: 'B', value_from: { name: 'x' } },
      { name: 'C', config_map_key_ref: { name: 'a', key: 'b' } },
      { name: 'D', field_ref: { field_path: 'metadata.name' } },
    ),
    [],
  ],
  ['none', variables({ name: 'A' }), [`error variable-no-source ${VARIABLES}/0`]],
  ['a value of the wrong type is one', variables({ name: 'A', value: {} }), []],
  ['a misspelt one is another mistake', variables({ name: 'A', valeu: 'x' }), []],
  [
    'two',
    variables({ name: 'A', value: 'x', field_ref: { field_path: 'metadata.name' } }),
    [`error variable-two-sources ${VARIABLES}/0/value + ${VARIABLES}/0/field_ref`],
  ],
  [
    'a secret with none',
    app({ env: { secrets: [{ name: 'A' }] } }),
    ['error variable-no-source /spec/container/app/env/secrets/0'],
  ],
  [
    'a secret with two',
    app({ env: { secrets: [{ name: 'A', value: 'x', secret_ref: { name: 'a', key: 'b' } }] } }),
    [
      'error variable-two-sources /spec/container/app/env/secrets/0/value + /spec/container/app/env/secrets/0/secret_ref',
    ],
  ],
  [
    'env_from',
    app({
      env: {
        env_from: [{ secret_ref: { name: 'a' } }, {}, { config_map_ref: { name: 'a' }, secret_ref: { name: 'a' } }],
      },
    }),
    [
      'error env-from-source /spec/container/app/env/env_from/1',
      'error env-from-source /spec/container/app/env/env_from/2',
    ],
  ],
  [
    'no name',
    variables({ name: 'A', config_map_key_ref: { key: 'b' } }),
    [`error reference-name-missing key of ${VARIABLES}/0/config_map_key_ref`],
  ],
  [
    'an empty name',
    app({ env: { env_from: [{ secret_ref: { name: '' } }] } }),
    ['error reference-name-missing key of /spec/container/app/env/env_from/0/secret_ref'],
  ],
]);

test.run();
