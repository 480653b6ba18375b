import { test } from 'uvu';
import { rule } from '../../../src/check/rules/users-agree.ts';
import { app, type Fields, merge, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/container/app/security_context';
const security = (fields: Fields): Fields => app({ security_context: fields });

specify(rule, [
  ['root', security({ run_as_user: 0 }), []],
  ['not root', security({ run_as_non_root: true, run_as_user: 1 }), []],
  [
    'not root, and root',
    security({ run_as_non_root: true, run_as_user: 0 }),
    [`warning root-refused ${AT}/run_as_user`],
  ],
  [
    'not root by the pod',
    merge(security({ run_as_user: 0 }), pod({ security_context: { run_as_non_root: true } })),
    [`warning root-refused ${AT}/run_as_user`],
  ],
  [
    'root by the pod',
    merge(security({ run_as_non_root: true }), pod({ security_context: { run_as_user: 0 } })),
    [`warning root-refused ${AT}/run_as_non_root`],
  ],
  [
    'the pod alone, said once',
    merge(security({ privileged: true }), pod({ security_context: { run_as_non_root: true, run_as_user: 0 } })),
    ['warning root-refused /spec/pod/security_context/run_as_user'],
  ],
  ['the greatest', security({ run_as_user: 2147483647, run_as_group: 2147483647 }), []],
  [
    'one more, and negative',
    security({ run_as_user: 2147483648, run_as_group: -1 }),
    [`error user-id-invalid ${AT}/run_as_user`, `error user-id-invalid ${AT}/run_as_group`],
  ],
  [
    'groups',
    pod({ security_context: { fs_group: -1, supplemental_groups: [0, -1] } }),
    [
      'error user-id-invalid /spec/pod/security_context/fs_group',
      'error user-id-invalid /spec/pod/security_context/supplemental_groups/1',
    ],
  ],
]);

test.run();
