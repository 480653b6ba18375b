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
]);

test.run();
