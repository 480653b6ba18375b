import { test } from 'uvu';
import { rule } from '../../../src/check/rules/host-aliases-are-valid.ts';
import { pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  ['an address and names', pod({ host_aliases: [{ ip: '10.0.0.1', hostnames: ['a', 'b.example.com'] }] }), []],
  ['no address', pod({ host_aliases: [{ ip: 'a' }] }), ['error host-alias-address /spec/pod/host_aliases/0/ip']],
  [
    'an underscore',
    pod({ host_aliases: [{ ip: '10.0.0.1', hostnames: ['a', 'b_c'] }] }),
    ['error host-alias-name /spec/pod/host_aliases/0/hostnames/1'],
  ],
  [
    'an address twice',
    pod({
      host_aliases: [
        { ip: '10.0.0.1', hostnames: ['a'] },
        { ip: '10.0.0.1', hostnames: ['b'] },
      ],
    }),
    ['warning host-alias-twice /spec/pod/host_aliases/1/ip + /spec/pod/host_aliases/0/ip'],
  ],
]);

test.run();
