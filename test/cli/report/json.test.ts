/** docs/report-json.md promises the format: its example is a real report, and its table has every field of it. */
import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../../src/cli/main.ts';
import { fakeIo } from '../../support/io.ts';

const page = readFileSync('docs/report-json.md', 'utf8');
const block = (language: string): string => new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(page)?.[1] ?? '';

async function realReport(): Promise<object> {
  const io = fakeIo({ input: block('yaml') });
  await main(['validate', '-', '-o', 'json'], io);
  return JSON.parse(io.written.out.replaceAll('<stdin>', 'agent.yaml'));
}

test('the example is what the manifest above it gives', async () => {
  assert.equal(await realReport(), JSON.parse(block('json')));
});

test('every key stands in the table', async () => {
  const keys = new Set<string>();
  JSON.stringify(await realReport(), (key, value) => {
    if (!/^\d*$/.test(key)) keys.add(key);
    return value;
  });
  const table = page.slice(page.indexOf('| field |'));
  const known = new Set([...table.matchAll(/[a-z]+/g)].map(([word]) => word));
  const deeper = ['line', 'column'];
  assert.equal(
    [...keys].filter((key) => !known.has(key) && !deeper.includes(key)),
    [],
  );
});

test.run();
