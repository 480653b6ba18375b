import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { keyOf } from '../../src/cli/install.ts';

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

test.run();
