import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { MAX_BYTES } from '../../src/read/limits.ts';
import { follow, type Node } from '../../src/read/node.ts';
import { parseYaml } from '../../src/read/yaml.ts';

/** A tree in brackets: maps as {key=value}, lists as [item], scalars as the text they span. */
function outline(text: string, node: Node): string {
  const slice = text.slice(node.span.start, node.span.end);
  if (node.kind === 'alias') return `${slice}→${outline(text, follow(node))}`;
  if (node.kind === 'scalar') return slice === '' ? '∅' : slice;
  if (node.kind === 'sequence') return `[${node.items.map((item) => outline(text, item)).join(' ')}]`;
  return `{${node.pairs.map(({ key, value }) => `${outline(text, key)}=${outline(text, value)}`).join(' ')}}`;
}

const TREES: readonly [name: string, text: string, ...outlines: string[]][] = [
  ['a map', 'a: b\nc: d', '{a=b c=d}'],
  ['quotes belong to the span', 'a: "b"\n\'c\': d', '{a="b" \'c\'=d}'],
  ['comments and blanks do not', 'a:  b   # c\n# d\ne:\n\n  # f\n  g: h', '{a=b e={g=h}}'],
  ['nothing', 'a:\nb: ', '{a=∅ b=∅}'],
  ['a list at the indentation of its key', 'a:\n- b\n- c\nd: e', '{a=[b c] d=e}'],
  ['maps in lists in lists', '- - a: b\n    c: d\n  - e', '[[{a=b c=d} e]]'],
  ['flow', '{a, b: 1, ? c : [d, e: f]}', '{a=∅ b=1 c=[d {e=f}]}'],
  ['explicit keys', '? a\n: b\n? c\n', '{a=b c=∅}'],
  ['a block text ends with its last character', 'a: |\n  b\n  c\n\nd: e', '{a=|\n  b\n  c d=e}'],
  ['an anchor, a tag belong to the span', 'a: &x b\nc: !t d', '{a=&x b c=!t d}'],
  ['an alias has a span of its own', 'a: &x {b: c}\nd: *x', '{a={b=c} d=*x→{b=c}}'],
  ['an alias of nothing', 'a: &x\nb: *x', '{a=∅ b=*x→∅}'],
  ['an alias of a key', '&x a: b\nc: *x', '{&x a=b c=*x→&x a}'],
  ['a tag on a line of its own', 'a: !t\n  b', '{a=!t\n  b}'],
  ['several documents', 'a\n---\nb: c\n...\n---\n', 'a', '{b=c}', '∅'],
  ['line ends of Windows', 'a: b\r\nc:\r\n  - d\r\n', '{a=b c=[d]}'],
  ['a byte order mark', '\uFEFFa: b', '{a=b}'],
  ['duplicates and merge keys stay', 'a: b\na: c\n<<: {d: e}', '{a=b a=c <<={d=e}}'],
];

for (const [name, text, ...outlines] of TREES) {
  test(`tree: ${name}`, () => {
    const { roots, diagnostics } = parseYaml({ name: 'x', text });
    assert.equal(diagnostics, []);
    assert.equal(
      roots.map((root) => outline(text, root)),
      outlines,
    );
  });
}

const spanOf = (text: string, part: string) => {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
};

const COLLECTIONS: readonly [text: string, collection: string][] = [
  ['a: {b: c}  # d\ne: f', '{b: c}'],
  ['a: [b,\n  c]\nd: e', '[b,\n  c]'],
  ['a:\n  b: c\n  d: [e] # ]\n\nf: g', 'b: c\n  d: [e]'],
  ['a:\n  - b\n  - c # }\nd: e', '- b\n  - c'],
];

for (const [text, collection] of COLLECTIONS) {
  test(`the span of ${JSON.stringify(collection)}`, () => {
    const [root] = parseYaml({ name: 'x', text }).roots;
    assert.ok(root?.kind === 'mapping');
    assert.equal(root.pairs[0]?.value.span, spanOf(text, collection));
  });
}

test('a scalar keeps its text, and whether it was quoted', () => {
  const text = 'a: 1.10\nb: "1.10"\nc: 0x1E\nd: "\\u0041\\n"\ne: one\n  two';
  const [root] = parseYaml({ name: 'x', text }).roots;
  assert.ok(root?.kind === 'mapping');
  const scalars = root.pairs.map(({ value }) => (value.kind === 'scalar' ? [value.text, value.plain] : []));
  assert.equal(scalars, [
    ['1.10', true],
    ['1.10', false],
    ['0x1E', true],
    ['A\n', false],
    ['one two', true],
  ]);
});

const BROKEN: readonly [name: string, text: string, code: string, at: string][] = [
  ['a tab', 'a:\n\tb: c', 'yaml-tab', '\t'],
  ['a tab after spaces', 'a:\n  \tb: c\n  d: e', 'yaml-tab', '\t'],
  ['a NUL', 'a: b\0c', 'yaml-control-character', '\0'],
  ['a control character', 'a: b\u0001c', 'yaml-control-character', '\u0001'],
  ['a quote left open', 'a: "b\nc: d', 'yaml-syntax', '"'],
  ['a bracket left open', 'a: [b,\nc: d', 'yaml-syntax', '['],
  ['an alias without anchor', 'a: *b', 'yaml-syntax', '\n'],
  ['an alias in its own anchor', 'a: &x [1, *x]', 'yaml-circular-alias', '*x'],
  ['an alias in its own anchor, deeper', 'a: &x {b: [{c: *x}]}', 'yaml-circular-alias', '*x'],
  ['101 levels', '['.repeat(101), 'yaml-too-deep', '['],
  ['levels without end', '- '.repeat(100_000), 'yaml-too-deep', '-'],
  ['values without end', '[1'.concat(', 1'.repeat(200_000), ']'), 'yaml-too-many-nodes', ''],
  ['a line end of Windows in the wrong place', 'a: b\r\n"c"\r\nd: e', 'yaml-syntax', '\r\n'],
  ['a wrong indentation', 'a:\n  b: c\n d: e', 'yaml-syntax', 'd'],
  ['a wrong indentation behind a byte order mark', '\uFEFFa:\n  b: c\n d: e', 'yaml-syntax', 'd'],
  ['a quote left open behind a byte order mark', '\uFEFFa: "b', 'yaml-syntax', '"'],
];

for (const [name, text, code, at] of BROKEN) {
  test(`not YAML: ${name}`, () => {
    const { roots, diagnostics } = parseYaml({ name: 'x', text });
    assert.equal(roots, []);
    assert.equal(
      diagnostics.map((finding) => finding.code),
      [code],
    );
    const span = diagnostics[0]?.at?.span ?? { start: -1, end: -1 };
    assert.ok(span.start >= 0 && span.end <= text.length);
    if (at !== '\n') assert.is(text.slice(span.start, span.end), at);
  });
}

/** The outlines of the documents that can be read, and where the others are wrong. */
const PARTS: readonly [name: string, text: string, outlines: string[], wrong: string[]][] = [
  ['the second of three', 'a: b\n---\nc: [\n---\nd: e\n', ['{a=b}', '{d=e}'], ['[']],
  ['the first and the last', '---\n{\n---\na: b\n--- # c\n"d\n', ['{a=b}'], ['{', '"']],
  ['a mark inside a text is none', 'a: "x\n --- y\n---\nb: c\n', ['{b=c}'], ['"']],
  ['behind a byte order mark', '\uFEFFa: b\n---\nc: [\n', ['{a=b}'], ['[']],
  ['an alias in a circle', 'a: &x [*x]\n---\nb: c\n', ['{b=c}'], ['*x']],
  ['an alias of nothing', 'tag: *undefined\n---\nb: c\n', ['{b=c}'], ['*undefined']],
  ['line ends of Windows', 'a: [\r\n---\r\nb: c\r\n', ['{b=c}'], ['[']],
];

for (const [name, text, outlines, wrong] of PARTS) {
  test(`what is wrong in one document hides no other: ${name}`, () => {
    const { roots, diagnostics } = parseYaml({ name: 'x', text });
    assert.equal(
      roots.map((root) => outline(text, root)),
      outlines,
    );
    assert.equal(
      diagnostics.map(({ at }) => at && text.slice(at.span.start, at.span.end)),
      wrong,
    );
  });
}

test('a tag is of its node, on a line of its own too', () => {
  const [root] = parseYaml({ name: 'x', text: 'a: !t\n  b\n!s c: d' }).roots;
  assert.ok(root?.kind === 'mapping');
  assert.equal(
    root.pairs.flatMap(({ key, value }) => [key.tag, value.tag]),
    [undefined, '!t', '!s', undefined],
  );
});

test('a file over 16 MiB is not parsed, whatever it holds', () => {
  const codes = (text: string) => parseYaml({ name: 'x', text }).diagnostics.map(({ code }) => code);
  assert.equal(codes('['.repeat(MAX_BYTES + 1)), ['file-too-large']);
  // It is bytes that count: é has two.
  assert.equal(codes(`# ${'é'.repeat(MAX_BYTES / 2)}`), ['file-too-large']);
  assert.equal(codes(`# ${'e'.repeat(MAX_BYTES / 2)}`), []);
});

test('98 levels are read: js-yaml counts what stands in a bracket at the top twice', () => {
  const { diagnostics } = parseYaml({ name: 'x', text: `${'['.repeat(98)}1${']'.repeat(98)}` });
  assert.equal(diagnostics, []);
});

test.run();
