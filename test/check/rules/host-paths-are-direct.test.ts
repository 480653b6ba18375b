import { test } from 'uvu';
import { rule } from '../../../src/check/rules/host-paths-are-direct.ts';
import { app, type Fields, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const MOUNTS = '/spec/container/app/volume_mounts';
const mounts = (...list: readonly Fields[]): Fields =>
  app({ volume_mounts: list.map((mount, index) => ({ name: `v${index}`, mount_path: `/v${index}`, ...mount })) });
const hostPath = (path: string): Fields => mounts({ host_path: { path } });

specify(rule, [
  ['absolute', hostPath('/var/log'), []],
  ['of Windows', hostPath('C:\\logs'), []],
  ['dots in a name', hostPath('/a..b'), []],
  ['a step back', hostPath('/var/../etc'), [`error host-path-backsteps ${MOUNTS}/0/host_path/path`]],
  ['relative', hostPath('var/log'), [`warning host-path-relative ${MOUNTS}/0/host_path/path`]],
  [
    'in the pod',
    pod({ volumes: [{ name: 'v', host_path: { path: '..' } }] }),
    [
      'error host-path-backsteps /spec/pod/volumes/0/host_path/path',
      'warning host-path-relative /spec/pod/volumes/0/host_path/path',
    ],
  ],
]);

test.run();
