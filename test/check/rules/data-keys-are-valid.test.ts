import { test } from 'uvu';
import { rule } from '../../../src/check/rules/data-keys-are-valid.ts';
import { app, container, sidecars, spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  ['file names', spec({ config_maps: { conf: { data: { 'a-b_C.d': '' }, binary_data: { '.x': '' } } } }), []],
  [
    'a slash',
    spec({ config_maps: { conf: { data: { 'a/b': '' } } } }),
    ['error data-key-invalid key of /spec/config_maps/conf/data/a~1b'],
  ],
  [
    'a dot alone',
    spec({ config_maps: { conf: { data: { '.': '' } } } }),
    ['error data-key-invalid key of /spec/config_maps/conf/data/.'],
  ],
  [
    'two dots first',
    spec({ config_maps: { conf: { data: { '..a': '' } } } }),
    ['error data-key-invalid key of /spec/config_maps/conf/data/..a'],
  ],
  ['253 characters', spec({ secrets: { s: { keys: ['k'.repeat(253)] } } }), []],
  [
    '254 characters',
    spec({ secrets: { s: { keys: ['k'.repeat(254)] } } }),
    ['error data-key-invalid /spec/secrets/s/keys/0'],
  ],
  [
    'in a reference',
    app({ env: { secrets: [{ name: 'A', secret_ref: { name: 'a', key: 'a b' } }] } }),
    ['error data-key-invalid /spec/container/app/env/secrets/0/secret_ref/key'],
  ],
  [
    'in a volume',
    app({
      volume_mounts: [{ name: 'v', mount_path: '/v', config_map: { name: 'a', items: [{ key: 'a b', path: 'x' }] } }],
    }),
    ['error data-key-invalid /spec/container/app/volume_mounts/0/config_map/items/0/key'],
  ],
  [
    'in an object that passes through',
    spec({
      extra_objects: [
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { 'a b': '', c: '' } },
        { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'a' }, data: { 'a b': '' } },
      ],
    }),
    ['error data-key-invalid key of /spec/extra_objects/0/data/a b'],
  ],
  [
    "a variable of the chart's own Secret",
    app({
      env: {
        secrets: [
          { name: 'A B', value: 's3cret' },
          { name: 'A', value: 's3cret' },
        ],
      },
    }),
    ['error secret-variable-not-a-key /spec/container/app/env/secrets/0/name'],
  ],
  [
    'a variable of another Secret',
    app({ env: { secrets: [{ name: 'A B', secret_ref: { name: 'a', key: 'b' } }] } }),
    [],
  ],
  [
    'one that is too long behind the name of its container',
    sidecars(container('b', { env: { secrets: [{ name: 'A'.repeat(252), value: 's3cret' }] } })),
    ['error secret-variable-not-a-key /spec/container/sidecars/0/env/secrets/0/name'],
  ],
]);

test.run();
