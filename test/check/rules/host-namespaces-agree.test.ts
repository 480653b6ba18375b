import { test } from 'uvu';
import { rule } from '../../../src/check/rules/host-namespaces-agree.ts';
import { app, merge, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  ['those of the node', pod({ host_network: true, host_pid: true, host_ipc: true }), []],
  [
    'a shared one',
    pod({ host_pid: true, share_process_namespace: true }),
    ['error host-namespaces-conflict /spec/pod/share_process_namespace + /spec/pod/host_pid'],
  ],
  [
    'users of its own',
    pod({ host_users: false, host_network: true, host_ipc: true }),
    [
      'error host-namespaces-conflict /spec/pod/host_network + /spec/pod/host_users',
      'error host-namespaces-conflict /spec/pod/host_ipc + /spec/pod/host_users',
    ],
  ],
  [
    'an open /proc',
    app({ security_context: { proc_mount: 'Unmasked' } }),
    ['error host-namespaces-conflict /spec/container/app/security_context/proc_mount'],
  ],
  [
    'an open /proc with users of its own',
    merge(app({ security_context: { proc_mount: 'Unmasked' } }), pod({ host_users: false })),
    [],
  ],
]);

test.run();
