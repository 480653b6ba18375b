import { test } from 'uvu';
import { rule } from '../../../src/check/rules/file-modes-are-valid.ts';
import { app, type Fields, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const MOUNTS = '/spec/container/app/volume_mounts';
const mounts = (...list: readonly Fields[]): Fields =>
  app({ volume_mounts: list.map((mount, index) => ({ name: `v${index}`, mount_path: `/v${index}`, ...mount })) });

specify(rule, [
  [
    'octal ones',
    mounts({ config_map: { name: 'a', default_mode: 0o644 } }, { secret: { name: 'a', default_mode: 0 } }),
    [],
  ],
  ['0777', mounts({ config_map: { name: 'a', default_mode: 0o777 } }), []],
  [
    '01000',
    mounts({ config_map: { name: 'a', default_mode: 0o1000 } }),
    [`error file-mode-invalid ${MOUNTS}/0/config_map/default_mode`],
  ],
  [
    '644 without its 0',
    mounts({ secret: { name: 'a', default_mode: 644 } }),
    [`error file-mode-invalid ${MOUNTS}/0/secret/default_mode`],
  ],
  [
    'negative',
    mounts({ secret: { name: 'a', default_mode: -1 } }),
    [`error file-mode-invalid ${MOUNTS}/0/secret/default_mode`],
  ],
  [
    'of an item',
    mounts({ config_map: { name: 'a', items: [{ key: 'k', path: 'p', mode: 755 }] } }),
    [`error file-mode-invalid ${MOUNTS}/0/config_map/items/0/mode`],
  ],
  [
    'of a projection',
    pod({
      volumes: [
        {
          name: 'v',
          projected: { default_mode: 644, sources: [{ secret: { items: [{ key: 'k', path: 'p', mode: 600 }] } }] },
        },
      ],
    }),
    [
      'error file-mode-invalid /spec/pod/volumes/0/projected/default_mode',
      'error file-mode-invalid /spec/pod/volumes/0/projected/sources/0/secret/items/0/mode',
    ],
  ],
]);

test.run();
