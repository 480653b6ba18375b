import { test } from 'uvu';
import { rule } from '../../../src/check/rules/references-to-own-objects-hold.ts';
import { app, type Fields, merge, spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const MOUNTS = '/spec/container/app/volume_mounts';
const own = (fields: Fields): Fields =>
  merge(fields, {
    spec: merge(
      spec({ config_maps: { conf: { name: 'exact', data: { 'a.yaml': '' } } }, secrets: { tokens: { keys: ['a'] } } })[
        'spec'
      ] as Fields,
      fields['spec'] as Fields,
    ),
  });
const mount = (...sources: readonly Fields[]): Fields =>
  app({
    volume_mounts: sources.map((source, index) => ({
      name: `v${index}`,
      mount_path: `/v${index}`,
      config_map: source,
    })),
  });

specify(rule, [
  [
    'its own ConfigMap, by key and by name',
    own(mount({ name: 'conf', key: 'a.yaml' }, { name: 'exact', key: 'a.yaml' })),
    [],
  ],
  ['one of the cluster', own(mount({ name: 'kube-root-ca.crt' })), []],
  ['a name of one family is not', own(mount({ name: 'conf-defaults' })), []],
  ['a name that is close', own(mount({ name: 'cnof' })), [`warning object-name-close ${MOUNTS}/0/config_map/name`]],
  [
    'an unknown key',
    own(mount({ name: 'conf', key: 'a.yml' })),
    [`error data-key-unknown ${MOUNTS}/0/config_map/key + /spec/config_maps/conf`],
  ],
  ['an optional key', own(mount({ name: 'conf', key: 'b', optional: true })), []],
  [
    'an unknown item',
    own(
      mount({
        name: 'conf',
        items: [
          { key: 'a.yaml', path: 'x' },
          { key: 'b', path: 'y' },
        ],
      }),
    ),
    [`error data-key-unknown ${MOUNTS}/0/config_map/items/1/key + /spec/config_maps/conf`],
  ],
  [
    'a Secret',
    own(app({ env: { secrets: [{ name: 'A', secret_ref: { name: 'tokens', key: 'x' } }] } })),
    ['error data-key-unknown /spec/container/app/env/secrets/0/secret_ref/key + /spec/secrets/tokens'],
  ],
  [
    'a ConfigMap is no Secret',
    own(app({ env: { secrets: [{ name: 'A', secret_ref: { name: 'conf', key: 'x' } }] } })),
    [],
  ],
  ['env_from takes all keys', own(app({ env: { env_from: [{ config_map_ref: { name: 'conf' } }] } })), []],
]);

test.run();
