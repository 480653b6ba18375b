import { test } from 'uvu';
import { rule } from '../../../src/check/rules/dns-is-complete.ts';
import { pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

/** Of 251 characters each. */
const long = (count: number): string[] => Array(count).fill(`${'x'.repeat(62)}.`.repeat(4).slice(0, 251));

specify(rule, [
  ['a policy', pod({ dns_policy: 'ClusterFirstWithHostNet' }), []],
  ['None with a server', pod({ dns_policy: 'None', dns_config: { nameservers: ['10.0.0.1'] } }), []],
  ['None alone', pod({ dns_policy: 'None' }), ['error dns-incomplete /spec/pod/dns_policy']],
  [
    'None with no servers',
    pod({ dns_policy: 'None', dns_config: { nameservers: [] } }),
    ['error dns-incomplete /spec/pod/dns_policy'],
  ],
  [
    'a name',
    pod({ dns_config: { nameservers: ['dns.example.com'] } }),
    ['error dns-address-invalid /spec/pod/dns_config/nameservers/0'],
  ],
  [
    'three servers, 32 domains',
    pod({ dns_config: { nameservers: ['1.1.1.1', '1.1.1.2', '::1'], searches: Array(32).fill('a.b') } }),
    [],
  ],
  [
    'four servers',
    pod({ dns_config: { nameservers: Array(4).fill('1.1.1.1') } }),
    ['error dns-too-many /spec/pod/dns_config/nameservers'],
  ],
  [
    '33 domains',
    pod({ dns_config: { searches: Array(33).fill('a.b') } }),
    ['error dns-too-many /spec/pod/dns_config/searches'],
  ],
  // With 8 spaces, 2048 characters.
  ['domains as long as may be', pod({ dns_config: { searches: [...long(8), 'x'.repeat(32)] } }), []],
  [
    'longer by one',
    pod({ dns_config: { searches: [...long(8), 'x'.repeat(33)] } }),
    ['error dns-searches-too-long key of /spec/pod/dns_config/searches'],
  ],
  ['domains', pod({ dns_config: { searches: ['a.b', 'a.b.', '.', '_tcp.a', 'a_b'] } }), []],
  [
    'no domains',
    pod({ dns_config: { searches: ['A.b', '', '..', 'a..b', '-a'] } }),
    [0, 1, 2, 3, 4].map((index) => `error dns-search-invalid /spec/pod/dns_config/searches/${index}`),
  ],
  ['options', pod({ dns_config: { options: [{ name: 'ndots', value: '2' }, { name: 'edns0' }] } }), []],
  [
    'an option without a name',
    pod({ dns_config: { options: [{ name: '', value: '2' }] } }),
    ['error dns-option-empty /spec/pod/dns_config/options/0'],
  ],
]);

test.run();
