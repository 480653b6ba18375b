import { test } from 'uvu';
import { rule } from '../../../src/check/rules/secrets-have-the-keys-of-their-type.ts';
import { spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  [
    'any keys',
    spec({
      secrets: { s: { keys: ['a'] }, t: { type: 'Opaque', keys: ['a'] }, u: { type: 'example.com/x', keys: ['a'] } },
    }),
    [],
  ],
  [
    'a certificate',
    spec({ secrets: { s: { type: 'kubernetes.io/tls', keys: ['tls.crt', 'tls.key', 'ca.crt'] } } }),
    [],
  ],
  [
    'half a certificate',
    spec({ secrets: { s: { type: 'kubernetes.io/tls', keys: ['tls.crt'] } } }),
    ['error secret-key-missing key of /spec/secrets/s/keys'],
  ],
  [
    'a pull Secret',
    spec({ secrets: { s: { type: 'kubernetes.io/dockerconfigjson', keys: ['config.json'] } } }),
    ['error secret-key-missing key of /spec/secrets/s/keys'],
  ],
]);

test.run();
