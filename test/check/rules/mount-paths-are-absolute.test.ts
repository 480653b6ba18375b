import { test } from 'uvu';
import { rule } from '../../../src/check/rules/mount-paths-are-absolute.ts';
import { app, type Fields } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const MOUNTS = '/spec/container/app/volume_mounts';
const mounts = (...list: readonly Fields[]): Fields =>
  app({ volume_mounts: list.map((mount, index) => ({ name: `v${index}`, mount_path: `/v${index}`, ...mount })) });

specify(rule, [
  ['absolute', mounts({ empty_dir: {} }), []],
  [
    'relative',
    mounts({ mount_path: 'var/log', empty_dir: {} }),
    [`warning mount-path-relative ${MOUNTS}/0/mount_path`],
  ],
  ['a colon', mounts({ mount_path: '/a:b', empty_dir: {} }), [`warning mount-path-with-colon ${MOUNTS}/0/mount_path`]],
  [
    'paths of Windows',
    mounts(
      { mount_path: 'C:\\var', empty_dir: {} },
      { mount_path: 'c:/var', empty_dir: {} },
      { mount_path: '\\\\host\\share', empty_dir: {} },
    ),
    [],
  ],
]);

test.run();
