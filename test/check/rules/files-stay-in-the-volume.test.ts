import { test } from 'uvu';
import { rule } from '../../../src/check/rules/files-stay-in-the-volume.ts';
import { app, type Fields } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const MOUNTS = '/spec/container/app/volume_mounts';
const mounts = (...list: readonly Fields[]): Fields =>
  app({ volume_mounts: list.map((mount, index) => ({ name: `v${index}`, mount_path: `/v${index}`, ...mount })) });

specify(rule, [
  ['relative', mounts({ config_map: { name: 'a', items: [{ key: 'k', path: 'a/b..c' }] } }), []],
  [
    'absolute',
    mounts({ config_map: { name: 'a', key: 'k', path: '/etc/a' } }),
    [`error item-path-invalid ${MOUNTS}/0/config_map/path`],
  ],
  [
    'upwards',
    mounts({ secret: { name: 'a', items: [{ key: 'k', path: 'a/../b' }] } }),
    [`error item-path-invalid ${MOUNTS}/0/secret/items/0/path`],
  ],
  [
    'two dots first',
    mounts({ secret: { name: 'a', items: [{ key: 'k', path: '..data' }] } }),
    [`error item-path-invalid ${MOUNTS}/0/secret/items/0/path`],
  ],
  [
    'empty',
    mounts({ secret: { name: 'a', items: [{ key: 'k', path: '' }] } }),
    [`error item-path-invalid ${MOUNTS}/0/secret/items/0/path`],
  ],
  [
    'a field of the pod',
    mounts({ downward_api: { items: [{ path: '/a', field_ref: { field_path: 'metadata.name' } }] } }),
    [`error item-path-invalid ${MOUNTS}/0/downward_api/items/0/path`],
  ],
]);

test.run();
