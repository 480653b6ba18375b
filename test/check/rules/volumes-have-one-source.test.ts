import { test } from 'uvu';
import { rule } from '../../../src/check/rules/volumes-have-one-source.ts';
import { app, container, type Fields, merge, pod, sidecars } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const MOUNTS = '/spec/container/app/volume_mounts';
const mounts = (...list: readonly Fields[]): Fields =>
  app({ volume_mounts: list.map((mount, index) => ({ name: `v${index}`, mount_path: `/v${index}`, ...mount })) });

specify(rule, [
  ['one', mounts({ empty_dir: {} }), []],
  [
    'two',
    mounts({ host_path: { path: '/a' }, empty_dir: {} }),
    [`error volume-two-sources key of ${MOUNTS}/0/host_path + ${MOUNTS}/0/empty_dir`],
  ],
  ['an unknown field is no source', mounts({ host_path: { path: '/a' }, hostpath: '/a' }), []],
  ['none, but in the pod', merge(mounts({ name: 'v' }), pod({ volumes: [{ name: 'v', empty_dir: {} }] })), []],
  ['none, but in another mount', mounts({ name: 'v' }, { name: 'v', empty_dir: {} }), []],
  [
    'none, but in another container',
    merge(
      mounts({ name: 'v' }),
      sidecars(container('b', { volume_mounts: [{ name: 'v', mount_path: '/v', empty_dir: {} }] })),
    ),
    [],
  ],
  ['none at all', mounts({ name: 'v' }), [`error volume-unknown ${MOUNTS}/0/name`]],
  ['none in the pod', pod({ volumes: [{ name: 'v' }] }), ['warning volume-without-source /spec/pod/volumes/0']],
  [
    'none in the pod, mounted',
    merge(mounts({ name: 'v' }), pod({ volumes: [{ name: 'v' }] })),
    ['warning volume-without-source /spec/pod/volumes/0'],
  ],
]);

test.run();
