import { test } from 'uvu';
import { rule } from '../../../src/check/rules/sysctls-are-valid.ts';
import { type Fields, merge, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/pod/security_context/sysctls';
const sysctls = (...names: readonly string[]): Fields =>
  pod({ security_context: { sysctls: names.map((name) => ({ name, value: '1' })) } });

specify(rule, [
  ['names', sysctls('net.core.somaxconn', 'net/ipv4/tcp_syncookies', 'kernel.shm_rmid_forced'), []],
  [
    'a space and upper case',
    sysctls('net core', 'Net.core'),
    [`error sysctl-invalid ${AT}/0/name`, `error sysctl-invalid ${AT}/1/name`],
  ],
  [
    'one in two spellings',
    sysctls('net.core.somaxconn', 'net/core/somaxconn'),
    [`error sysctl-twice ${AT}/1/name + ${AT}/0/name`],
  ],
  [
    "the node's own",
    merge(sysctls('net.core.somaxconn', 'kernel.shmmax'), pod({ host_network: true })),
    [`warning sysctl-of-the-host ${AT}/0/name`],
  ],
  [
    "the node's own, with host_ipc",
    merge(sysctls('net/core/somaxconn', 'kernel/shmmax', 'fs.mqueue.msg_max'), pod({ host_ipc: true })),
    [`warning sysctl-of-the-host ${AT}/1/name`, `warning sysctl-of-the-host ${AT}/2/name`],
  ],
]);

test.run();
