import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { codePage } from '../../src/explain/code-page.ts';
import { findingsOf, wordingOf } from '../../src/explain/findings.ts';
import { chapters, samples } from '../../src/explain/samples/index.ts';
import { type Code, messages } from '../../src/messages/index.ts';

const codes = Object.keys(messages) as Code[];
const known = codes.flatMap((code) => {
  const sample = samples[code];
  return sample === undefined ? [] : [{ code, sample }];
});

test('every code has a page with a sample', () => {
  assert.equal(
    codes.filter((code) => codePage(code) === undefined),
    [],
  );
});

test('every code stands in one chapter', () => {
  const all = chapters.flatMap((chapter) => Object.keys(chapter.samples));
  assert.equal(all.length, new Set(all).size);
});

/** A sample that is run is a test of its code; one in words is not. */
const tests = fileURLToPath(new URL('../', import.meta.url));
const specified = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('explain'))
  .map((path) => readFileSync(`${tests}${path}`, 'utf8'))
  .join('\n');

test('every code has a test', () => {
  const inWords = codes.filter((code) => 'told' in (samples[code] ?? { told: [] }));
  assert.equal(
    inWords.filter((code) => !new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(specified)),
    [],
  );
});

for (const { code, sample } of known.filter(({ sample }) => !('told' in sample))) {
  test(`the sample of ${code} has it, and its remedy has nothing to be mended`, () => {
    assert.ok(findingsOf(sample, 'before').some((finding) => finding.code === code));
    const left = findingsOf(sample, 'after').filter((finding) => finding.severity !== 'note' || finding.code === code);
    assert.equal(
      left.map(({ code, message }) => `${code}: ${message}`),
      [],
    );
  });
}

test('what is told in words has a sentence of its own', () => {
  for (const { code, sample } of known.filter(({ sample }) => 'told' in sample)) {
    const { message = '', why = '', help = '' } = wordingOf(code, sample) ?? {};
    assert.match(message, /.[.:?]|: ./, code);
    assert.not.match(`${message}${why}${help}`, /undefined|\[object|NaN/, code);
  }
});

test('a page has the finding, the reason, the fix and both samples', () => {
  assert.is(
    codePage('root-refused'),
    `root-refused: a warning

run_as_non_root is true, and run_as_user is 0, which is root.
Why: The kubelet starts no such container.
Help: Give another user, or set run_as_non_root: false.

Before:
  spec:
    container:
      app:
        security_context: {run_as_non_root: true, run_as_user: 0}

After:
  spec:
    container:
      app:
        security_context: {run_as_non_root: true, run_as_user: 1000}
`,
  );
});

test('a page shows characters that no terminal does', () => {
  assert.match(codePage('yaml-tab') ?? '', '␉- --debug');
});

test.run();
