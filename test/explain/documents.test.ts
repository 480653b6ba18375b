import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { documents } from '../../src/explain/documents.ts';

for (const [name, text] of Object.entries(documents)) {
  test(`docs/${name} is up to date: npm run docs`, () => {
    const written = readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
    assert.ok(written === text(), `docs/${name} differs`);
  });
}

test.run();
