import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { keyOf } from '../../src/cli/install.ts';
import { releaseNameOf } from '../../src/model/names.ts';

const keys: readonly (readonly [readonly string[], string])[] = [
  [['secretEnv', 'API_KEY'], 'secretEnv.API_KEY'],
  [['imageCredentials', 'registry.example.com', 'password'], 'imageCredentials.registry\\.example\\.com.password'],
  [['secrets', 'a', 'data', 'x=y'], 'secrets.a.data.x\\=y'],
];

for (const [path, key] of keys) {
  test(`${path.join(' ')} is ${key} to helm`, () => {
    assert.is(keyOf(path), key);
  });
}

const names: readonly (readonly [string, string])[] = [
  ['agent', 'agent'],
  ['a'.repeat(53), 'a'.repeat(53)],
  ['a'.repeat(54), 'a'.repeat(53)],
  [`${'a'.repeat(52)}--b`, 'a'.repeat(52)],
];

for (const [name, release] of names) {
  test(`a release of ${name} is called ${release}`, () => {
    assert.is(releaseNameOf(name), release);
  });
}

test.run();
