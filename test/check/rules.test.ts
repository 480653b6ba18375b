import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Rule } from '../../src/check/context.ts';
import { rules } from '../../src/check/rules.ts';
import { rules as messages } from '../../src/messages/rules.ts';
import { run } from '../../src/messages/rules-run.ts';

const folder = new URL('../../src/check/rules/', import.meta.url);
const names = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));

test('every file of a rule is in the list, once', async () => {
  const found = await Promise.all(
    names.map(async (name) => ((await import(new URL(`${name}.ts`, folder).href)) as { rule: Rule }).rule),
  );
  assert.is(rules.length, names.length);
  assert.equal(new Set(rules), new Set(found));
});

test('every rule has a table', () => {
  const tables = readdirSync(new URL('rules/', import.meta.url)).map((file) => file.replace(/\.test\.ts$/, ''));
  assert.equal(tables.sort(), names.sort());
});

/** `specify` takes the rule out of the list and sees its table fail. */
test('every table is of its own rule, and fails without it', () => {
  for (const name of names) {
    const table = readFileSync(new URL(`rules/${name}.test.ts`, import.meta.url), 'utf8');
    assert.match(table, `import { rule } from '../../../src/check/rules/${name}.ts';`);
    assert.match(table, /^specify\(rule, \[\n( {2}|\s*\.\.\.)/m);
    assert.match(table, /^test\.run\(\);$/m);
  }
});

test('every message of a rule is said by one rule', () => {
  const said = rules.flatMap(({ codes }) => codes).sort();
  const ofRun = Object.keys(run);
  assert.equal(
    said,
    Object.keys(messages)
      .filter((code) => !ofRun.includes(code))
      .sort(),
  );
});

test('the list is frozen', () => {
  assert.ok(Object.isFrozen(rules));
});

test.run();
