import { load } from 'js-yaml';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isAmbiguous, printYaml, quote } from '../../src/print/yaml.ts';

/** Read as something other than text by go-yaml v2, so quoted as values and as keys. */
const AMBIGUOUS = (
  '~ null Null NULL true True TRUE false False FALSE y Y yes Yes YES on On ON n N no No NO off Off OFF << ' +
  '.nan .NaN .NAN .inf .Inf .INF +.inf -.Inf -.INF 0 7 -1 +12 007 0644 089 0o17 0b101 0x1F -0xff 1_000 0x_f ' +
  '1. .5 -.5 1.5 1e3 1E-9 +1.5e+3 1_0.5 12e03 -_1 99999999999999999999'
).split(' ');

/** Text to every reader of YAML. */
const PLAIN = (
  'a nO tRUE yEs Off2 .Nan inf nan _1 1a 0x 0xg 0b2 0o8 1e 1e+ e3 1.2.3 v1.10 1.10-alpine 10.0.0.1 500m 1Gi ' +
  "/var/log C:\\logs $(NODE_NAME) é 日本語 👩‍🚀 a#b a:b it's none Nullx <<x"
).split(' ');

/** Text that YAML's own punctuation, or a reader's love of white space, forces into quotes: given, want. */
const QUOTED: readonly (readonly [string, string])[] = [
  ['', '""'],
  [' a', '" a"'],
  ['a ', '"a "'],
  ['a: b', '"a: b"'],
  ['a:', '"a:"'],
  ['a #b', '"a #b"'],
  ['#a', '"#a"'],
  ['- a', '"- a"'],
  ['-', '"-"'],
  ['---', '"---"'],
  ['--path.procfs=/host/proc', '"--path.procfs=/host/proc"'],
  ['? a', '"? a"'],
  ['!a', '"!a"'],
  ['&a', '"&a"'],
  ['*a', '"*a"'],
  ['%a', '"%a"'],
  ['@a', '"@a"'],
  ['`a`', '"`a`"'],
  ['| a', '"| a"'],
  ['> a', '"> a"'],
  ['[a]', '"[a]"'],
  ['{{ .Values.a }}', '"{{ .Values.a }}"'],
  ['"', '"\\""'],
  ['"x"', '"\\"x\\""'],
  ["'", '"\'"'],
  ['"a\\b', '"\\"a\\\\b"'],
  ['a\tb', '"a\\tb"'],
  ['a\rb', '"a\\rb"'],
  ['a\r\nb\r\n', '"a\\r\\nb\\r\\n"'],
  ['\n', '"\\n"'],
  [' a\nb', '" a\\nb"'],
  ['\na', '"\\na"'],
  ['a\n  ', '"a\\n  "'],
  ['\u0000', '"\\u0000"'],
  ['\u001b[0m', '"\\u001b[0m"'],
  ['\u0085', '"\\u0085"'],
  ['\u2028', '"\\u2028"'],
  ['\ufeffa', '"\\ufeffa"'],
];

for (const text of AMBIGUOUS) {
  test(`${text} is quoted as a value and as a key`, () => {
    assert.ok(isAmbiguous(text));
    assert.is(printYaml([text]), `- "${text}"\n`);
    assert.is(printYaml({ [text]: 1 }), `"${text}": 1\n`);
  });
}

for (const text of PLAIN) {
  test(`${text} stands as it is`, () => {
    assert.not(isAmbiguous(text));
    assert.is(printYaml([text]), `- ${text}\n`);
    assert.is(printYaml({ [text]: 1 }), `${text}: 1\n`);
  });
}

for (const [text, want] of QUOTED) {
  test(`${JSON.stringify(text)} is quoted`, () => {
    assert.is(printYaml([text]), `- ${want}\n`);
    assert.equal(load(printYaml({ [text]: text })), { [text]: text });
  });
}

test('text of several lines is a block that keeps its end', () => {
  assert.is(printYaml({ a: 'x\n  y' }), 'a: |-\n  x\n    y\n');
  assert.is(printYaml({ a: 'x\n\ny\n' }), 'a: |\n  x\n\n  y\n');
  assert.is(printYaml({ a: 'x\n\n', b: 1 }), 'a: |+\n  x\n\nb: 1\n');
  assert.is(printYaml({ a: 'all: # {{ x }}\n' }), 'a: |\n  all: # {{ x }}\n');
  assert.is(printYaml({ a: 'all:\n\tmake\n' }), 'a: "all:\\n\\tmake\\n"\n');
  assert.is(printYaml({ 'x\ny': 1 }), '"x\\ny": 1\n');
});

test('a long line is never folded', () => {
  const line = 'word '.repeat(100).trim();
  assert.is(printYaml({ a: line }), `a: ${line}\n`);
});

test('other values, and no anchors for one met twice', () => {
  const shared = { x: 1 };
  assert.is(
    printYaml({ a: null, b: true, c: 420, d: 1.5, e: [], f: {}, g: [shared, shared], h: [['i']] }),
    'a: null\nb: true\nc: 420\nd: 1.5\ne: []\nf: {}\ng:\n  - x: 1\n  - x: 1\nh:\n  - - i\n',
  );
});

test('quote keeps what JSON leaves raw out of the text', () => {
  assert.is(quote('a\u007f\u2029\ufffe"\n'), '"a\\u007f\\u2029\\ufffe\\"\\n"');
});

test.run();
