import { test } from 'uvu';
import { rule } from '../../../src/check/rules/sub-paths-stay-in-the-volume.ts';
import { app, type Fields } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const MOUNTS = '/spec/container/app/volume_mounts';
const mounts = (...list: readonly Fields[]): Fields =>
  app({ volume_mounts: list.map((mount, index) => ({ name: `v${index}`, mount_path: `/v${index}`, ...mount })) });

specify(rule, [
  ['relative', mounts({ sub_path: 'a/b', empty_dir: {} }), []],
  ['dots in a name', mounts({ sub_path: 'a..b', empty_dir: {} }), []],
  ['empty', mounts({ sub_path: '', empty_dir: {} }), []],
  ['absolute', mounts({ sub_path: '/a', empty_dir: {} }), [`error sub-path-invalid ${MOUNTS}/0/sub_path`]],
  ['upwards', mounts({ sub_path: 'a/../../b', empty_dir: {} }), [`error sub-path-invalid ${MOUNTS}/0/sub_path`]],
  [
    'an expression upwards',
    mounts({ sub_path_expr: '../$(A)', empty_dir: {} }),
    [`error sub-path-invalid ${MOUNTS}/0/sub_path_expr`],
  ],
  ['both', mounts({ sub_path: 'a', sub_path_expr: 'b', empty_dir: {} }), [`error sub-path-two ${MOUNTS}/0`]],
]);

test.run();
