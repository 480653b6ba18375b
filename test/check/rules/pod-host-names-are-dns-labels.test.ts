import { test } from 'uvu';
import { rule } from '../../../src/check/rules/pod-host-names-are-dns-labels.ts';
import { pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  ['labels', pod({ hostname: 'node-1', subdomain: 'agents' }), []],
  ['empty ones', pod({ hostname: '', subdomain: '' }), []],
  [
    'a dot and an underscore',
    pod({ hostname: 'a.b', subdomain: 'a_b' }),
    ['error host-name-invalid /spec/pod/hostname', 'error host-name-invalid /spec/pod/subdomain'],
  ],
  ['an override', pod({ hostname_override: 'node-1.example.com' }), []],
  [
    'an override in capitals',
    pod({ hostname_override: 'Node' }),
    ['error host-name-override-invalid /spec/pod/hostname_override'],
  ],
  [
    'an override of 65 characters',
    pod({ hostname_override: `${'a'.repeat(63)}.b` }),
    ['error host-name-override-invalid /spec/pod/hostname_override'],
  ],
  [
    "an override of the node's own name",
    pod({ hostname_override: 'node-1', host_network: true }),
    ['error host-name-override-conflict /spec/pod/hostname_override'],
  ],
]);

test.run();
