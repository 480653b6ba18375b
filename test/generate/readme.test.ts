import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chartOf, fileOf, textOf, valuesOf } from '../support/charts.ts';
import { app, type Fields, manifest, spec } from '../support/manifests.ts';

/** Of the least manifest with these fields over it. */
const readme = (fields: Fields): string => fileOf(chartOf(manifest(fields)), 'README.md');
/** The cells of a table's rows; a bar that is part of one has a backslash. */
const rowsOf = (text: string, head: string): string[][] =>
  text
    .slice(text.indexOf(head))
    .split('\n\n')[0]
    ?.trimEnd()
    .split('\n')
    .map((line) => line.slice(2, -2).split(/ (?<!\\)\| /)) ?? [];

test('it has a row for every value, with as many cells as its head', () => {
  const chart = chartOf(textOf('test/samples/rich.yaml'));
  const rows = rowsOf(fileOf(chart, 'README.md'), '| Key |');
  assert.equal(rows.slice(0, 2), [
    ['Key', 'Default', 'Description'],
    ['---', '---', '---'],
  ]);
  for (const row of rows) assert.is(row.length, 3, row.join(' # '));
  const keys = new Set(rows.map(([key]) => key));
  for (const key of Object.keys(valuesOf(chart))) {
    assert.ok(
      [...keys].some((cell) => cell === `\`${key}\`` || cell?.startsWith(`\`${key}.`)),
      key,
    );
  }
});

test('a default with bars and backticks stays one cell', () => {
  const rows = rowsOf(readme(app({ args: ['a|b', '`c`', '``'] })), '| Key |');
  assert.equal(
    rows.find(([key]) => key === '`args`'),
    ['`args`', '``` ["a\\|b","`c`","``"] ```', 'Arguments of the entry point'],
  );
});

test('a long default is left to values.yaml', () => {
  const rows = rowsOf(readme(app({ args: ['x'.repeat(80)] })), '| Key |');
  assert.is(rows.find(([key]) => key === '`args`')?.[1], 'see values.yaml');
});

test('it says what runs', () => {
  assert.equal(rowsOf(fileOf(chartOf(textOf('test/samples/rich.yaml')), 'README.md'), '| Container |').slice(2), [
    ['`prepare`', '`busybox:1.36`', 'init container'],
    ['`rich`', `\`registry.example.com/team/agent:1.2.3@sha256:${'0'.repeat(63)}1\``, 'app'],
    ['`reloader`', '`quay.io/tools/reloader:2.0`', 'sidecar'],
  ]);
});

const SAYS: readonly (readonly [title: string, fields: Fields, says: string | RegExp, not: string | RegExp])[] = [
  ['a namespace that is there', {}, 'it must be there already', 'with the Pod Security labels'],
  ['a namespace of its own', spec({ create_namespace: true }), 'the chart creates it', 'it must be there already'],
  [
    'no namespace',
    spec({ namespace: { value: undefined, value_from: { kind: 'X', name: 'y' } } }),
    'helm install agent . --namespace NAMESPACE --create-namespace\n',
    'must be there',
  ],
  [
    'secrets',
    app({ env: { secrets: { KEY: 'hunter22' } } }),
    /--values install\.yaml\n[\s\S]*```yaml\nsecretEnv:\n {2}KEY: ""\n```\n[\s\S]*`existingSecret` names/,
    'hunter22',
  ],
  ['nothing to give', {}, '## Values\n', /must give|--values/],
  [
    'Secrets',
    spec({ secrets: { tls: { keys: ['tls.key'] } } }),
    /secrets:\n {2}tls:\n {4}data:\n {6}tls\.key: ""\n```\n[\s\S]*`secrets\.NAME: null`[\s\S]*ConfigMap or Secret/,
    'existingSecret',
  ],
  ['an upgrade', {}, 'helm upgrade agent . --namespace NAMESPACE --reset-then-reuse-values\n', 'or Secret'],
  ['where it goes', {}, 'helm install agent . --namespace default\n', 'wherever'],
  [
    'OnDelete',
    spec({ update_strategy: { type: 'OnDelete' } }),
    'only when they are deleted',
    'maxUnavailable` missing',
  ],
  ['a ConfigMap', spec({ config_maps: { a: 'b' } }), 'unless `configRollout` is false', 'OnDelete'],
];

for (const [title, fields, says, not] of SAYS) {
  test(`${title}: ${says}`, () => {
    assert.match(readme(fields), says);
    assert.not.match(readme(fields), not);
  });
}

test.run();
