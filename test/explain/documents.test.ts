import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mistakesPage } from '../../scripts/mistakes.ts';
import { documents } from '../../src/explain/documents.ts';

const mistakes = await mistakesPage();
const written = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

for (const [name, text] of Object.entries(documents)) {
  test(`docs/${name} is up to date: npm run docs`, () => {
    assert.ok(written(name) === text(), `docs/${name} differs`);
  });
}

test('docs/mistakes.md is what runs print: npm run docs', () => {
  assert.fixture(written('mistakes.md'), mistakes);
  assert.is(mistakes.match(/^## /gm)?.length, 10);
  assert.is(mistakes.match(/^\$ ds2helm validate/gm)?.length, 10);
  assert.not.match(mistakes, /No findings|bug of ds2helm/);
});

test('no page holds the secret of a mistake but in the manifest itself', () => {
  const outputs = [...mistakes.matchAll(/```console\n([\s\S]*?)```/g)].map(([, output]) => output);
  assert.is(outputs.length, 10);
  for (const output of outputs) assert.not.match(output ?? '', /correct-horse/);
});

test.run();
