import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { likelyValues } from '../../src/cli/likely-values.ts';
import { openSource } from '../../src/compile.ts';
import { MANIFEST } from '../support/verifying.ts';

const TOKEN = 'secretEnv:\n  TOKEN: s3cret-text\n';
const other = (text: string): string => text.replaceAll('agent', 'other');
const repeated = (count: number, text: string): string =>
  MANIFEST.replace(
    '{name: TOKEN, value: s3cret-text}',
    Array.from({ length: count }, (_, index) => `{name: T${index}, value: ${index === 0 ? `&v ${text}` : '*v'}}`).join(
      '\n          - ',
    ),
  );

/** The texts of the files, and the values. */
const CASES: readonly [what: string, texts: readonly string[], want: string | undefined][] = [
  ['a manifest', [MANIFEST], TOKEN],
  ['one that a rule speaks against', [MANIFEST.replace('1Gi', 'much')], TOKEN],
  ['one beside other kinds', [`kind: ConfigMap\n---\n${MANIFEST}`, 'kind: Secret\n'], TOKEN],
  ['one that asks for nothing', [MANIFEST.slice(0, MANIFEST.indexOf('      env:'))], '{}\n'],
  ['one of the wrong shape', [MANIFEST.replace('{memory: 1Gi}', '1Gi')], undefined],
  ['one without what it must have', [MANIFEST.replace(/ {6}image: .*\n/, '')], undefined],
  ['one beside a document that is no YAML', [`${MANIFEST}---\n[}\n`], undefined],
  ['two', [`${MANIFEST}---\n${other(MANIFEST)}`], undefined],
  ['two files', [MANIFEST, other(MANIFEST)], undefined],
  ['none', ['kind: ConfigMap\n'], undefined],
  ['more than a release holds', [repeated(11, 'x'.repeat(100_000))], undefined],
];

const valuesOf = (texts: readonly string[]): string | undefined =>
  likelyValues(texts.map((text, index) => openSource({ name: `${index}.yaml`, text }, {})));

for (const [what, texts, want] of CASES) test(what, () => assert.is(valuesOf(texts), want));

test('as much as a release holds', () => {
  assert.is(valuesOf([repeated(10, 'x'.repeat(100_000))])?.match(/x{100000}/g)?.length, 10);
});

/** Each is refused by a rule; how many lines of values it takes. */
const HOSTILE: readonly [what: string, text: string, lines: number][] = [
  ['a thousand aliases of a megabyte', repeated(1000, 'x'.repeat(2 ** 20)), 0],
  [
    'thousands of credentials in one probe',
    MANIFEST.replace(
      '      args:',
      `      liveness_probe: {http_get: {path: /, port: 80, http_headers: [${'{name: Authorization, value: x1},'.repeat(9900)}]}}\n      args:`,
    ).replace('1Gi', 'much'),
    // Each of them, what they are under, and the secret variable.
    9903,
  ],
];

for (const [what, text, lines] of HOSTILE) {
  test(`${what} take no time`, () => {
    const opened = openSource({ name: 'a.yaml', text }, {});
    assert.is(opened.opened.length, 1);
    const before = process.cpuUsage();
    const values = likelyValues([opened]) ?? '';
    const { user, system } = process.cpuUsage(before);
    assert.ok(user + system < 2_000_000, `${user + system} µs`);
    assert.is(values.split('\n').length - 1, lines);
  });
}

test.run();
