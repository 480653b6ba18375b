/** What is made to break a reader: a finding with a place in the file, in little time, and never an exception. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readDocuments } from '../../src/read/index.ts';

const TOP = 'kind: KubernetesDaemonSet\n';
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');
const ten = (item: string): string => `[${Array(10).fill(item).join(', ')}]`;

const HOSTILE: readonly [name: string, text: string, ...codes: string[]][] = [
  [
    'aliases that multiply',
    `${TOP}a0: &a0 ${ten('x')}\n${lines(30, (index) => `a${index + 1}: &a${index + 1} ${ten(`*a${index}`)}`)}`,
    'yaml-alias-expansion',
  ],
  [
    'merges that multiply',
    `${TOP}a: &a {${Array.from({ length: 1000 }, (_, index) => `k${index}: 1`).join(', ')}}\nb:\n${lines(1000, () => '- <<: *a')}`,
    'yaml-alias-expansion',
  ],
  [
    'aliases that deepen',
    `${TOP}a0: &a0 {x: 1}\n${lines(20_000, (index) => `a${index + 1}: &a${index + 1} {x: *a${index}}`)}`,
    'yaml-too-deep',
  ],
  [
    'merges that deepen, the deepest first',
    `${TOP}spec: {pod: {scheduling: {tolerations: &x []}}}\n${lines(5000, (index) => `a${index}: &a${index} {<<: ${index === 0 ? '{b: c}' : `*a${index - 1}`}}`)}`,
  ],
  ['a long key over many values', `${TOP}? ${'k'.repeat(4_000_000)}\n:\n${lines(15_000, (index) => `  a${index}: x`)}`],
  ['a long text', `${TOP}spec: {config_maps: {a: "${'a\\n'.repeat(2_000_000)}"}}`],
  ['a long number', `${TOP}spec: {min_ready_seconds: "1${'0'.repeat(2_000_000)}1"}`, 'integer-too-big'],
  ['long comments', `${TOP}spec:\n${lines(200_000, () => '# comment')}  pod: {}`],
  ['nothing but line breaks', '\n'.repeat(16 * 2 ** 20), 'yaml-too-many-lines'],
  ['line breaks around a mistake', `${TOP}${'\r\n'.repeat(200_000)}a: [${'\n'.repeat(100_000)}`, 'yaml-too-many-lines'],
  ['as many lines as there may be', `${TOP}${'\n'.repeat(249_998)}# the last`],
  [
    'too many values',
    `${TOP}spec: {config_maps: {${lines(26_000, (index) => `a${index}: x,`)}}}`,
    'yaml-too-many-nodes',
  ],
  [
    'too many values, over many manifests',
    lines(8000, (index) => `${TOP}metadata: {name: a${index}, labels: {a: b, c: d}}\n---`),
    'yaml-too-many-nodes',
  ],
  ['as many values elsewhere', lines(8000, () => 'kind: Other\nspec: {a: b, c: d}\n---')],
];

for (const [name, text, ...codes] of HOSTILE) {
  test(name, () => {
    const { diagnostics } = readDocuments({ name: 'x', text });
    assert.equal([...new Set(diagnostics.map(({ code }) => code))], codes);
    for (const { at } of diagnostics) assert.ok(at && at.span.start >= 0 && at.span.end <= text.length);
  });
}

test('what is too much is no document, whose missing parts would be findings, and its secrets are known', () => {
  const text = `${TOP}spec:\n  container: {app: {env: {secrets: {A: hunter2}}}}\n  config_maps: {${lines(26_000, (index) => `a${index}: x,`)}}`;
  const { documents, secrets } = readDocuments({ name: 'x', text });
  assert.equal(documents, []);
  assert.ok(secrets.some(({ start, end }) => text.slice(start, end).includes('hunter2')));
});

/** Numbers that look random and are the same in every run. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}

const PIECES = [
  ...[
    'a',
    '- ',
    '\n',
    '\n  ',
    '\n    ',
    ': ',
    ', ',
    '{',
    '}',
    '[',
    ']',
    '? ',
    '"',
    "'",
    '#',
    '|\n',
    '\t',
    '\r\n',
    '\0',
    '\uFEFF',
  ],
  ...['&x ', '*x', '<<: ', '!t ', '!!str ', '---\n', '1', '0644', 'null', 'on', '.inf', '9007199254740993'],
  ...[
    'kind: KubernetesDaemonSet\n',
    'spec: ',
    'pod: ',
    'tolerations: ',
    'scheduling: ',
    'container: ',
    'app: ',
    'env: ',
  ],
  ...[
    'secrets: ',
    'variables: ',
    'image: ',
    'volume_mounts: ',
    'host_path: ',
    'host_path_type: ',
    'value_from: ',
    'hostIP: ',
  ],
];

test('3,000 texts of pieces: no exception, every place within the text', () => {
  const next = sequence(20);
  for (let run = 0; run < 3000; run++) {
    const text = TOP.repeat(next(2)) + Array.from({ length: 1 + next(40) }, () => PIECES[next(PIECES.length)]).join('');
    const { documents, diagnostics, secrets } = readDocuments({ name: 'x', text });
    const spans = [
      ...diagnostics.flatMap(({ at, notes }) => [at, ...notes.map((note) => note.at)]).map((place) => place?.span),
      ...documents.flatMap((document) => [
        document.span,
        ...[...document.places.values()].flatMap(({ key, value }) => [key ?? value, value]),
        ...document.secrets,
      ]),
      ...secrets,
    ];
    const isWithin = spans.every(
      (span) => span && span.start >= 0 && span.start <= span.end && span.end <= text.length,
    );
    assert.ok(isWithin, JSON.stringify(text));
  }
});

test.run();
