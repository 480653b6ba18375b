import { test } from 'uvu';
import { rule } from '../../../src/check/rules/the-root-of-the-node-is-read-only.ts';
import { app, type Fields, merge, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const MOUNTS = '/spec/container/app/volume_mounts';
const mounts = (...list: readonly Fields[]): Fields =>
  app({ volume_mounts: list.map((mount, index) => ({ name: `v${index}`, mount_path: `/v${index}`, ...mount })) });

specify(rule, [
  ['read-only', mounts({ host_path: { path: '/' }, read_only: true }), []],
  ['writable', mounts({ host_path: { path: '/' } }), [`warning host-root-writable ${MOUNTS}/0`]],
  [
    'declared in the pod',
    merge(mounts({ name: 'root' }), pod({ volumes: [{ name: 'root', host_path: { path: '/' } }] })),
    [`warning host-root-writable ${MOUNTS}/0`],
  ],
  ['another folder', mounts({ host_path: { path: '/var' } }), []],
]);

test.run();
