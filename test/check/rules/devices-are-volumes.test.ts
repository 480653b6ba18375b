import { test } from 'uvu';
import { rule } from '../../../src/check/rules/devices-are-volumes.ts';
import { app, type Fields, merge, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const device = (name: string): Fields => app({ volume_devices: [{ name, device_path: '/dev/xvda' }] });

specify(rule, [
  [
    'a claim',
    merge(device('disk'), pod({ volumes: [{ name: 'disk', persistent_volume_claim: { claim_name: 'disk' } }] })),
    [],
  ],
  ['nothing', device('disk'), ['error device-unknown /spec/container/app/volume_devices/0/name']],
  [
    'a folder',
    merge(device('disk'), pod({ volumes: [{ name: 'disk', empty_dir: {} }] })),
    ['error device-unknown /spec/container/app/volume_devices/0/name'],
  ],
  [
    'no path',
    merge(
      app({ volume_devices: [{ name: 'disk', device_path: '' }] }),
      pod({ volumes: [{ name: 'disk', persistent_volume_claim: { claim_name: 'disk' } }] }),
    ),
    ['error device-path-missing /spec/container/app/volume_devices/0/device_path'],
  ],
  [
    'a user namespace',
    merge(
      device('disk'),
      pod({ host_users: false, volumes: [{ name: 'disk', persistent_volume_claim: { claim_name: 'disk' } }] }),
    ),
    ['error device-with-user-namespace key of /spec/container/app/volume_devices'],
  ],
]);

test.run();
