import { test } from 'uvu';
import { rule } from '../../../src/check/rules/features-are-enabled.ts';
import { pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  ['what every cluster takes', pod({ tolerations: [{ key: 'a', operator: 'Exists' }] }), []],
  [
    'operators that compare',
    pod({
      tolerations: [
        { key: 'a', operator: 'Gt', value: '5' },
        { key: 'a', operator: 'Lt', value: '-5' },
      ],
    }),
    [
      'warning feature-gated /spec/pod/tolerations/0/operator',
      'warning feature-gated /spec/pod/tolerations/1/operator',
    ],
  ],
  ['labels of SELinux set file by file', pod({ security_context: { se_linux_change_policy: 'Recursive' } }), []],
  [
    'labels of SELinux set by a mount',
    pod({ security_context: { se_linux_change_policy: 'MountOption' } }),
    ['warning feature-gated /spec/pod/security_context/se_linux_change_policy'],
  ],
]);

test.run();
