import { test } from 'uvu';
import { rule } from '../../../src/check/rules/init-containers-that-end-have-no-probes.ts';
import { container, initContainers, sidecars } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const PROBED = { readiness_probe: { tcp_socket: { port: 80 } } };

specify(rule, [
  ['plain', initContainers(container('b')), []],
  [
    'a probe',
    initContainers(container('b', PROBED)),
    ['error init-container-hook key of /spec/pod/init_containers/0/readiness_probe'],
  ],
  [
    'a hook',
    initContainers(container('b', { lifecycle: {} })),
    ['error init-container-hook key of /spec/pod/init_containers/0/lifecycle'],
  ],
  ['one that stays', initContainers(container('b', { ...PROBED, restart_policy: 'Always' })), []],
  ['a sidecar', sidecars(container('b', PROBED)), []],
  [
    'an unknown policy',
    initContainers(container('b', { restart_policy: 'always' })),
    ['error restart-policy-unknown /spec/pod/init_containers/0/restart_policy'],
  ],
  [
    'an empty policy',
    sidecars(container('b', { restart_policy: '' })),
    ['error restart-policy-unknown /spec/container/sidecars/0/restart_policy'],
  ],
]);

test.run();
