import { test } from 'uvu';
import { rule } from '../../../src/check/rules/mount-paths-are-unique.ts';
import { app, container, type Fields, merge, sidecars } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const MOUNTS = '/spec/container/app/volume_mounts';
const mounts = (...list: readonly Fields[]): Fields =>
  app({ volume_mounts: list.map((mount, index) => ({ name: `v${index}`, mount_path: `/v${index}`, ...mount })) });

specify(rule, [
  ['two paths', mounts({ empty_dir: {} }, { empty_dir: {} }), []],
  [
    'one path',
    mounts({ mount_path: '/a', empty_dir: {} }, { mount_path: '/a', empty_dir: {} }),
    [`error mount-path-twice ${MOUNTS}/1/mount_path + ${MOUNTS}/0/mount_path`],
  ],
  [
    'as text, a slash makes another',
    mounts({ mount_path: '/a', empty_dir: {} }, { mount_path: '/a/', empty_dir: {} }),
    [],
  ],
  [
    'two containers',
    merge(
      mounts({ mount_path: '/a', empty_dir: {} }),
      sidecars(container('b', { volume_mounts: [{ name: 'v0', mount_path: '/a' }] })),
    ),
    [],
  ],
]);

test.run();
