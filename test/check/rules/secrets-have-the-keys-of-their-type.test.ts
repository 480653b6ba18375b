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
    'a user or a password',
    spec({
      secrets: {
        s: { type: 'kubernetes.io/basic-auth', keys: ['password'] },
        t: { type: 'kubernetes.io/basic-auth', keys: ['user'] },
      },
    }),
    ['error secret-key-missing key of /spec/secrets/t/keys'],
  ],
  [
    'a token of an account',
    spec({
      secrets: {
        s: {
          type: 'kubernetes.io/service-account-token',
          keys: ['extra'],
          annotations: { 'kubernetes.io/service-account.name': 'agent' },
        },
        t: { type: 'kubernetes.io/service-account-token', keys: ['extra'] },
      },
    }),
    ['error secret-without-account /spec/secrets/t/type'],
  ],
  [
    'a pull Secret',
    spec({ secrets: { s: { type: 'kubernetes.io/dockerconfigjson', keys: ['config.json'] } } }),
    ['error secret-key-missing key of /spec/secrets/s/keys'],
  ],
]);

test.run();
