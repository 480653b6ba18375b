import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ValueNode } from '../../src/generate/rows/row.ts';
import { valueNodes, valuesOf } from '../../src/generate/rows/row.ts';
import { printValues } from '../../src/generate/values-yaml.ts';
import { chartOf, fileOf, textOf } from '../support/charts.ts';
import { parseKubectlYaml } from '../support/kubectl-yaml.ts';
import { manifest } from '../support/manifests.ts';

const leaf = (key: string, value: ValueNode['value']): ValueNode => ({
  key,
  comment: `About ${key}`,
  section: false,
  value,
});
const section = (key: string, value: readonly ValueNode[]): ValueNode => ({ ...leaf(key, value), section: true });

test('every key has its comment, and every root key a line before it', () => {
  const nodes = [leaf('a', ''), section('b', [leaf('c', 1), section('d', [leaf('e', { f: ['g'] })])]), leaf('h', {})];
  assert.is(
    printValues(nodes),
    [
      '# -- About a',
      'a: ""',
      '',
      '# -- About b',
      'b:',
      '  # -- About c',
      '  c: 1',
      '  # -- About d',
      '  d:',
      '    # -- About e',
      '    e:',
      '      f:',
      '        - g',
      '',
      '# -- About h',
      'h: {}',
      '',
    ].join('\n'),
  );
});

test('a text keeps its line breaks in a section and at the end of an entry', () => {
  for (const text of ['one\n\ntwo', 'end\n', 'two\n\n', 'three\n\n\n', '\nstart', ' indented\nless\n']) {
    const nodes = [section('a', [leaf('b', text)]), leaf('c', { d: text }), leaf('e', text), leaf('f', 1)];
    assert.equal(parseKubectlYaml(printValues(nodes)), [{ a: { b: text }, c: { d: text }, e: text, f: 1 }], text);
  }
});

test('rows say what a workload gives them; what it gives nothing for is left out', () => {
  const value = (from: number): number | undefined => (from > 1 ? from : undefined);
  const row = { key: 'a', comment: 'A', schema: {}, value };
  const rows = [
    row,
    { key: 's', comment: 'S', rows: [row] },
    { key: 't', comment: 'T', rows: [row], absent: () => true },
  ];
  assert.equal(valuesOf(valueNodes(rows, 2)), { a: 2, s: { a: 2 } });
  assert.equal(valuesOf(valueNodes(rows, 1)), { s: {} });
});

const CHARTS = ['rich', 'fluentd-logger'].map((name) => chartOf(textOf(`test/samples/${name}.yaml`)));

test('values.yaml and Chart.yaml pass the linters of charts', () => {
  for (const chart of [...CHARTS, chartOf(manifest())]) {
    for (const path of ['values.yaml', 'Chart.yaml', 'ci/default-values.yaml']) {
      const text = fileOf(chart, path);
      assert.not.match(text, /[ \t]+$/m, 'no trailing spaces');
      assert.not.match(text, /\n\n\n\n/, 'at most two empty lines');
      assert.not.match(text, /\r|\t/);
      assert.match(text, /[^\n]\n$/);
      // Each key that has a comment has it in the form that helm-docs reads.
      for (const comment of text.match(/^ *#.*$/gm) ?? []) assert.match(comment, /^ *# -- [A-Z"].*[^.]$/);
    }
  }
});

test('values.yaml holds no null, which one Helm keeps and another takes out', () => {
  for (const chart of CHARTS) assert.not.match(JSON.stringify(parseKubectlYaml(fileOf(chart, 'values.yaml'))), 'null');
});

test.run();
