import { test } from 'uvu';
import { rule } from '../../../src/check/rules/mounts-propagate-as-allowed.ts';
import { app, type Fields, merge } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const MOUNTS = '/spec/container/app/volume_mounts';
const mounts = (...list: readonly Fields[]): Fields =>
  app({ volume_mounts: list.map((mount, index) => ({ name: `v${index}`, mount_path: `/v${index}`, ...mount })) });

specify(rule, [
  ['from the node', mounts({ empty_dir: {}, mount_propagation: 'HostToContainer' }), []],
  [
    'back to the node',
    mounts({ empty_dir: {}, mount_propagation: 'Bidirectional' }),
    [`error propagation-needs-privilege ${MOUNTS}/0/mount_propagation`],
  ],
  [
    'back to the node, privileged',
    merge(
      mounts({ empty_dir: {}, mount_propagation: 'Bidirectional' }),
      app({ security_context: { privileged: true } }),
    ),
    [],
  ],
  ['read-only below', mounts({ empty_dir: {}, read_only: true, recursive_read_only: 'Enabled' }), []],
  [
    'read-only below alone',
    mounts({ empty_dir: {}, recursive_read_only: 'Enabled' }),
    [`error recursive-read-only-needs ${MOUNTS}/0/recursive_read_only`],
  ],
  [
    'with propagation',
    mounts({ empty_dir: {}, read_only: true, recursive_read_only: 'IfPossible', mount_propagation: 'HostToContainer' }),
    [`error recursive-read-only-needs ${MOUNTS}/0/recursive_read_only`],
  ],
  ['disabled', mounts({ empty_dir: {}, recursive_read_only: 'Disabled' }), []],
]);

test.run();
