import { test } from 'uvu';
import { rule } from '../../../src/check/rules/variables-hold-no-secrets.ts';
import { app, type Fields } from '../../support/manifests.ts';
import { type Case, specify } from '../../support/rules.ts';

const FOUND = 'warning variable-looks-secret /spec/container/app/env/variables/0/name';
const variable = (name: string, value: string): Fields => app({ env: { variables: [{ name, value }] } });

specify(rule, [
  ...['DB_PASSWORD', 'API_KEY', 'apiKey', 'GITHUB_TOKEN', 'aws.secret', 'DD_APP_KEY'].map(
    (name): Case => [`${name} is one`, variable(name, 'hunter2'), [FOUND]],
  ),
  ...['PASSWORD_FILE', 'TOKENS', 'KEY', 'PASSENGER', 'SECRET_NAME'].map(
    (name): Case => [`${name} is none`, variable(name, 'hunter2'), []],
  ),
  ...['', 'true', 'off', '1', '/run/secrets/password', 'C:\\\\secret', '$(OTHER)'].map(
    (value): Case => [`${value || 'empty'} is none`, variable('PASSWORD', value), []],
  ),
  ...[
    'AKIAIOSFODNN7EXAMPLE',
    `ghp_${'a'.repeat(36)}`,
    'https://user:hunter2@example.com',
    '-----BEGIN RSA PRIVATE KEY-----',
  ].map((value): Case => [`${value} says so itself`, variable('X', value), [FOUND]]),
  ['a user without a password', variable('X', 'https://user@example.com:443/a@b'), []],
]);

test.run();
