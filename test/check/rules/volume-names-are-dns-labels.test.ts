import { test } from 'uvu';
import { rule } from '../../../src/check/rules/volume-names-are-dns-labels.ts';
import { app, type Fields, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const MOUNTS = '/spec/container/app/volume_mounts';
const mounts = (...list: readonly Fields[]): Fields =>
  app({ volume_mounts: list.map((mount, index) => ({ name: `v${index}`, mount_path: `/v${index}`, ...mount })) });

specify(rule, [
  ['labels', mounts({ empty_dir: {} }), []],
  ['an underscore', mounts({ name: 'var_log', empty_dir: {} }), [`error volume-name-invalid ${MOUNTS}/0/name`]],
  [
    'in the pod',
    pod({ volumes: [{ name: 'A', empty_dir: {} }] }),
    ['error volume-name-invalid /spec/pod/volumes/0/name'],
  ],
  [
    '64 characters',
    pod({ volumes: [{ name: 'v'.repeat(64), empty_dir: {} }] }),
    ['error volume-name-invalid /spec/pod/volumes/0/name'],
  ],
]);

test.run();
