import { test } from 'uvu';
import { rule } from '../../../src/check/rules/the-docker-socket-is-not-mounted.ts';
import { app, type Fields } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const MOUNTS = '/spec/container/app/volume_mounts';
const mounts = (...list: readonly Fields[]): Fields =>
  app({ volume_mounts: list.map((mount, index) => ({ name: `v${index}`, mount_path: `/v${index}`, ...mount })) });

specify(rule, [
  [
    'the socket',
    mounts({ host_path: { path: '/var/run/docker.sock' } }),
    [`warning docker-socket-mounted ${MOUNTS}/0`],
  ],
  [
    'read-only makes no difference',
    mounts({ host_path: { path: '/run/docker.sock' }, read_only: true }),
    [`warning docker-socket-mounted ${MOUNTS}/0`],
  ],
  ['a folder of logs', mounts({ host_path: { path: '/var/lib/docker/containers' } }), []],
  ['a like name', mounts({ host_path: { path: '/run/my-docker.sock' } }), []],
]);

test.run();
