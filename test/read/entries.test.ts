/** Keys, duplicates and merge keys, seen where keys are data. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readSpec } from './reader.ts';

const labels = (lines: string) => {
  const read = readSpec(`daemonset:\n  labels:\n${lines.replace(/^(?=.)/gm, '    ')}`);
  return { labels: (read.spec as { daemonset: { labels: unknown } }).daemonset.labels, findings: read.findings };
};

const KEYS: readonly [name: string, lines: string, labels: Record<string, string>, findings?: string[]][] = [
  ['words of YAML 1.1', 'NO: a\ny: b\non: c\nnull: d', { NO: 'a', y: 'b', on: 'c', null: 'd' }],
  ['numbers', '1: a\n0644: b\n1.10: c\n0x1E: d', { 1: 'a', '0644': 'b', '1.10': 'c', '0x1E': 'd' }],
  ['spellings', 'host_ip: a\nhostIp: b\nhostIP: c', { host_ip: 'a', hostIp: 'b', hostIP: 'c' }],
  ['a quoted merge key', '"<<": a', { '<<': 'a' }],
  ['a merge key that is said to be a text', '!!str <<: a', { '<<': 'a' }],
  ['keys twice', 'a: b\nc: d\na: e', { a: 'b', c: 'd' }, ['yaml-duplicate-key: a / a']],
  ['keys twice, quoted', "1: b\n'1': c", { 1: 'b' }, ["yaml-duplicate-key: '1' / 1"]],
  ['a list as a key', '? [a]\n: b\nc: d', { c: 'd' }, ['yaml-key-not-text: [a]']],
];

const MERGES: readonly [name: string, lines: string, labels: Record<string, string>, findings?: string[]][] = [
  ['a map', '<<: {a: b, c: d}', { a: 'b', c: 'd' }],
  ['own keys win, before and after', 'a: own\n<<: {a: b, c: d}\nc: own', { a: 'own', c: 'own' }],
  ['the first of several wins', '<<: [{a: first}, {a: second, b: second}]', { a: 'first', b: 'second' }],
  ['merges in merges', '<<: {<<: {a: inner, b: inner}, a: outer}', { a: 'outer', b: 'inner' }],
  ['a text', '<<: a\nb: c', { b: 'c' }, ['yaml-merge-not-map: a']],
  ['a text among maps', '<<: [{a: b}, c]', { a: 'b' }, ['yaml-merge-not-map: c']],
];

for (const [name, lines, wanted, findings = []] of KEYS) {
  test(`keys: ${name}`, () => assert.equal(labels(lines), { labels: wanted, findings }));
}
for (const [name, lines, wanted, findings = []] of MERGES) {
  test(`merge: ${name}`, () => assert.equal(labels(lines), { labels: wanted, findings }));
}

test('an anchor may be merged where fields are', () => {
  const { spec, findings } = readSpec(
    'pod:\n  labels: &shared {team: a}\ndaemonset:\n  labels:\n    <<: *shared\n    tier: b',
  );
  assert.equal(findings, []);
  assert.equal(spec, { pod: { labels: { team: 'a' } }, daemonset: { labels: { team: 'a', tier: 'b' } } });
});

test('keys of the prototype are data', () => {
  const { spec } = readSpec('node_selector: {__proto__: a, constructor: b, prototype: c}\n__proto__: {polluted: d}');
  const selector = Object.fromEntries([
    ['__proto__', 'a'],
    ['constructor', 'b'],
    ['prototype', 'c'],
  ]);
  const wanted = Object.fromEntries([
    ['pod', { node_selector: selector }],
    ['__proto__', { polluted: 'd' }],
  ]);
  assert.equal(spec, wanted);
  assert.equal(Object.keys((spec as typeof wanted)['pod'] as object), ['node_selector']);
  assert.ok(Object.hasOwn(spec as object, '__proto__'));
  assert.is(Object.getPrototypeOf(spec), Object.prototype);
  assert.is('polluted' in {}, false);
});

test.run();
