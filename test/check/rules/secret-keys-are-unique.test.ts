import { test } from 'uvu';
import { rule } from '../../../src/check/rules/secret-keys-are-unique.ts';
import type { Fields } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const APP = '/spec/container/app/env';
const SIDECAR = '/spec/container/sidecars/0/env';

const both = (app: Fields, side: Fields): Fields => ({
  spec: { container: { app: { env: app }, sidecars: [{ name: 'side', image: { repo: 'b', tag: '1' }, env: side }] } },
});
const secret = (name: string, fields: Fields = {}): Fields => ({ secrets: [{ name, value: 'x', ...fields }] });
const reference = (name: string): Fields => ({
  variables: [{ name, value_from: { kind: 'KubernetesRedis', name, field_path: 'status.outputs.host' } }],
});
const plain = (name: string): Fields => ({ variables: [{ name, value: 'x' }] });
const ref = { value: undefined, secret_ref: { name: 'own', key: 'k' } };

specify(rule, [
  ['one name in two containers', both(secret('TOK'), secret('TOK')), []],
  [
    'a name of the app with the prefix of a sidecar',
    both(secret('side.TOK'), secret('TOK')),
    [`error secret-key-twice ${SIDECAR}/secrets/0/name + ${APP}/secrets/0/name`],
  ],
  ['another prefix', both(secret('aside.TOK'), secret('TOK')), []],
  ['a Secret that stands elsewhere', both(secret('side.TOK', ref), secret('TOK')), []],
  ['a plain variable', both(plain('side.TOK'), secret('TOK')), []],
  [
    'references',
    both(reference('side.HOST'), reference('HOST')),
    [`error secret-key-twice ${SIDECAR}/variables/0/name + ${APP}/variables/0/name`],
  ],
  ['a reference and a secret, which are given apart', both(reference('side.TOK'), secret('TOK')), []],
  [
    'twice in one container is said elsewhere',
    both(
      {
        secrets: [
          { name: 'A', value: 'x' },
          { name: 'A', value: 'y' },
        ],
      },
      {},
    ),
    [],
  ],
]);

test.run();
