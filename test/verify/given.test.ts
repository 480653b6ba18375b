import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { JsonObject } from '../../src/model/workload.ts';
import { secretsIn, withoutSecrets } from '../../src/verify/given.ts';

/** Values, the secrets in them, and what stays. */
const VALUES: readonly (readonly [values: JsonObject, secrets: readonly string[], rest: JsonObject])[] = [
  [{ env: { A: 'x' } }, [], { env: { A: 'x' } }],
  [{ secretEnv: { A: 's', B: 12, C: null } }, ['s', '12'], { secretEnv: { A: '***', B: '***', C: null } }],
  [{ secretEnv: 's' }, ['s'], { secretEnv: '***' }],
  [{ references: { A: 's' } }, ['s'], { references: { A: '***' } }],
  [
    { secrets: { tls: { type: 'Opaque', data: { a: 's' } } } },
    ['s'],
    { secrets: { tls: { type: 'Opaque', data: { a: '***' } } } },
  ],
  [{ secrets: { tls: ['s'] } }, ['s'], { secrets: { tls: ['***'] } }],
  [
    { imageCredentials: { 'r.io': { username: 'u', password: 's' } } },
    ['s'],
    { imageCredentials: { 'r.io': { username: 'u', password: '***' } } },
  ],
  [
    { sidecars: { x: { secretEnv: { A: 's' }, env: { B: 'b' } } }, initContainers: { y: { secretEnv: { A: 't' } } } },
    ['s', 't'],
    {
      sidecars: { x: { secretEnv: { A: '***' }, env: { B: 'b' } } },
      initContainers: { y: { secretEnv: { A: '***' } } },
    },
  ],
  [{ sidecars: null, secrets: null }, [], { sidecars: null, secrets: null }],
];
for (const [values, secrets, rest] of VALUES) {
  test(JSON.stringify(values), () => {
    assert.equal(secretsIn(values), secrets);
    assert.equal(withoutSecrets(values), rest);
  });
}

test.run();
