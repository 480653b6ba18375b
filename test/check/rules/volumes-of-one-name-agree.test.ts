import { test } from 'uvu';
import { rule } from '../../../src/check/rules/volumes-of-one-name-agree.ts';
import { app, type Fields, merge, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const MOUNTS = '/spec/container/app/volume_mounts';
const mounts = (...list: readonly Fields[]): Fields =>
  app({ volume_mounts: list.map((mount, index) => ({ name: `v${index}`, mount_path: `/v${index}`, ...mount })) });

specify(rule, [
  ['two names', mounts({ empty_dir: {} }, { empty_dir: { medium: 'Memory' } }), []],
  [
    'one source in any order',
    mounts(
      { name: 'v', host_path: { path: '/a', type: 'File' } },
      { name: 'v', host_path: { type: 'File', path: '/a' } },
    ),
    [],
  ],
  [
    'no type, and the empty one',
    mounts({ name: 'v', host_path: { path: '/a' } }, { name: 'v', host_path: { path: '/a', type: '' } }),
    [],
  ],
  ['a mount without a source', mounts({ name: 'v', host_path: { path: '/a' } }, { name: 'v' }), []],
  [
    'two sources',
    mounts({ name: 'v', host_path: { path: '/a' } }, { name: 'v', host_path: { path: '/b' } }),
    [`error volume-differs ${MOUNTS}/1/name + ${MOUNTS}/0/name`],
  ],
  [
    'other than in the pod',
    merge(mounts({ name: 'v', empty_dir: {} }), pod({ volumes: [{ name: 'v', host_path: { path: '/a' } }] })),
    [`error volume-differs ${MOUNTS}/0/name + /spec/pod/volumes/0/name`],
  ],
  ['as in the pod', merge(mounts({ name: 'v', empty_dir: {} }), pod({ volumes: [{ name: 'v', empty_dir: {} }] })), []],
  [
    'twice in the pod',
    pod({
      volumes: [
        { name: 'v', empty_dir: {} },
        { name: 'v', empty_dir: {} },
      ],
    }),
    ['error volume-twice /spec/pod/volumes/1/name + /spec/pod/volumes/0/name'],
  ],
]);

test.run();
