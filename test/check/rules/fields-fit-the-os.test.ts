import { test } from 'uvu';
import { rule } from '../../../src/check/rules/fields-fit-the-os.ts';
import { app, container, merge, pod, sidecars } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  [
    'any field without an os',
    merge(app({ security_context: { privileged: true, windows_options: {} } }), pod({ host_pid: true })),
    [],
  ],
  [
    'of Linux on Windows',
    merge(
      app({ security_context: { privileged: true, windows_options: {} } }),
      pod({ host_pid: true, os: { name: 'windows' } }),
    ),
    [
      'error field-not-on-windows key of /spec/pod/host_pid',
      'error field-not-on-windows key of /spec/container/app/security_context/privileged',
    ],
  ],
  [
    'false is unset, where the API can say no more',
    pod({ host_pid: false, host_ipc: false, host_users: false, os: { name: 'windows' } }),
    ['error field-not-on-windows key of /spec/pod/host_users'],
  ],
  [
    'of Windows on Linux',
    merge(app({ security_context: { privileged: true, windows_options: {} } }), pod({ os: { name: 'linux' } })),
    ['error field-not-on-linux key of /spec/container/app/security_context/windows_options'],
  ],
  [
    'a process of the node',
    pod({ host_network: true, security_context: { windows_options: { host_process: true } } }),
    [],
  ],
  [
    'one by itself, one of the pod',
    merge(
      pod({ host_network: true, security_context: { windows_options: { host_process: true } } }),
      sidecars(container('b', { security_context: { windows_options: { host_process: true } } })),
    ),
    [],
  ],
  [
    'one of two',
    merge(
      app({ security_context: { windows_options: { host_process: true } } }),
      merge(pod({ host_network: true }), sidecars(container('b'))),
    ),
    ['error host-process-mixed /spec/container/sidecars/0 + /spec/container/app'],
  ],
  [
    'all but the app',
    merge(
      app({ security_context: { windows_options: { host_process: false } } }),
      pod({ host_network: true, security_context: { windows_options: { host_process: true } } }),
    ),
    ['error host-process-mixed key of /spec/container/app'],
  ],
  [
    'the order of SELinux on Windows',
    pod({ os: { name: 'windows' }, security_context: { se_linux_change_policy: 'Recursive' } }),
    ['error field-not-on-windows key of /spec/pod/security_context/se_linux_change_policy'],
  ],
  [
    'off its network',
    pod({ security_context: { windows_options: { host_process: true } } }),
    ['error host-process-needs /spec/pod/security_context/windows_options/host_process'],
  ],
]);

test.run();
