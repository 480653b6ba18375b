import { test } from 'uvu';
import { rule } from '../../../src/check/rules/devices-are-apart.ts';
import { app, type Fields, merge, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const APP = '/spec/container/app';
const CLAIMS = pod({
  volumes: ['a', 'b'].map((name) => ({ name, persistent_volume_claim: { claim_name: name } })),
});
const devices = (list: Readonly<Record<string, string>>[], mounts: readonly Fields[] = []): Fields =>
  merge(
    CLAIMS,
    app({ volume_devices: list.map(({ name, path }) => ({ name, device_path: path })), volume_mounts: mounts }),
  );
const A = { name: 'a', path: '/dev/a' };

specify(rule, [
  ['two', devices([A, { name: 'b', path: '/dev/b' }]), []],
  [
    'a volume twice',
    devices([A, { name: 'a', path: '/dev/b' }]),
    [`error device-volume-twice ${APP}/volume_devices/1/name + ${APP}/volume_devices/0/name`],
  ],
  [
    'a path twice',
    devices([A, { name: 'b', path: '/dev/a' }]),
    [`error device-path-twice ${APP}/volume_devices/1/device_path + ${APP}/volume_devices/0/device_path`],
  ],
  ['a mount beside it', devices([A], [{ name: 'b', mount_path: '/b' }]), []],
  [
    'a mount of it',
    devices([A], [{ name: 'a', mount_path: '/a' }]),
    [`error device-volume-twice ${APP}/volume_devices/0/name + ${APP}/volume_mounts/0/name`],
  ],
  [
    'a mount where it is',
    devices([A], [{ name: 'b', mount_path: '/dev/a' }]),
    [`error device-path-twice ${APP}/volume_devices/0/device_path + ${APP}/volume_mounts/0/mount_path`],
  ],
  [
    'a way up',
    devices([{ name: 'a', path: '/dev/../a' }]),
    [`error device-path-backsteps ${APP}/volume_devices/0/device_path`],
  ],
  ['two dots in a name', devices([{ name: 'a', path: '/dev/a..b' }]), []],
]);

test.run();
