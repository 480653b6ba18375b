import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { frameOf } from '../../../src/cli/report/frame.ts';
import { hide } from '../../../src/cli/report/hidden.ts';
import { placeIn } from '../../support/findings.ts';

const nothing = hide([]);

/** The text, what of it is meant, the line as shown and the mark below it. */
const cases: readonly (readonly [string, string, string, string, string])[] = [
  ['a word', 'a:\n  b: word\nc: 1\n', 'word', '  b: word', '     ^^^^'],
  ['a Windows line end', 'a:\r\n  b: 1\r\n', '1', '  b: 1', '     ^'],
  ['the last line without an end', 'a: b', 'b', 'a: b', '   ^'],
  ['several lines: the first', 'a:\n  b: 1\n  c: 2\n', 'b: 1\n  c: 2', '  b: 1', '  ^^^^'],
  ['white space before what is meant', 'a:\n  b: 1\n', '\n  b: 1', '  b: 1', '  ^^^^'],
  ['a tab goes to the next stop', 'a\tb: c', 'c', 'a   b: c', '       ^'],
  ['wide characters take two columns', '日本: 犬', '犬', '日本: 犬', '      ^^'],
  ['an emoji of several code points is one', 'a 👩‍🚀: b', 'b', 'a 👩‍🚀: b', '      ^'],
  ['an accent of its own takes none', 'e\u0301: b', 'b', 'e\u0301: b', '   ^'],
  ['a control character reaches no terminal', 'a\u001b[31m: b', 'b', 'a\ufffd[31m: b', '        ^'],
  ['text that turns the line around does not', 'a\u202eb: c', 'c', 'a\ufffdb: c', '     ^'],
];

for (const [name, text, meant, line, mark] of cases) {
  test(name, () => {
    const frame = frameOf(placeIn({ name: 'a.yaml', text }, meant), nothing);
    assert.is(frame.line, line);
    assert.is(frame.mark, mark);
  });
}

test('a place of no length is marked where it is', () => {
  const source = { name: 'a.yaml', text: 'ab\n\ncd' };
  const markAt = (start: number) => frameOf({ source, span: { start, end: start } }, nothing);
  assert.equal(markAt(1), { number: 1, line: 'ab', mark: ' ^' });
  assert.equal(markAt(2), { number: 1, line: 'ab', mark: '  ^' });
  assert.equal(markAt(3), { number: 2, line: '', mark: '^' });
  assert.equal(markAt(6), { number: 3, line: 'cd', mark: '  ^' });
});

test('a long line is cut around the mark', () => {
  const source = { name: 'a.yaml', text: `${'a'.repeat(500)}X${'b'.repeat(500)}` };
  const { line, mark } = frameOf(placeIn(source, 'X'), nothing);
  assert.is(line, `…${'a'.repeat(30)}X${'b'.repeat(79)}…`);
  assert.is(mark, `${' '.repeat(31)}^`);
});

test('a line of 16 MiB takes no time', () => {
  const source = { name: 'a.yaml', text: 'ab'.repeat(8 * 2 ** 20) };
  const start = process.cpuUsage();
  frameOf({ source, span: { start: 9_000_000, end: 16_000_000 } }, nothing);
  const { user } = process.cpuUsage(start);
  assert.ok(user < 1_000_000, `${user} µs`);
});

test('a secret is covered, whatever its length, and the mark follows', () => {
  const source = { name: 'a.yaml', text: 'value: hunter2-hunter2 # hunter2-hunter2\n' };
  const { span } = placeIn(source, 'hunter2-hunter2');
  const hidden = hide([{ source, spans: [span], literals: ['hunter2-hunter2'] }]);
  assert.equal(frameOf({ source, span }, hidden), { number: 1, line: 'value: •••• # ••••', mark: '       ^^^^' });
  assert.equal(frameOf(placeIn(source, '#'), hidden), { number: 1, line: 'value: •••• # ••••', mark: '            ^' });
});

test('each line of a secret of several lines is covered', () => {
  const source = { name: 'a.yaml', text: 'value: |\n  first-part\n  second-part\nnext: 1\n' };
  const { span } = placeIn(source, '|\n  first-part\n  second-part');
  const hidden = hide([{ source, spans: [span], literals: ['first-part\nsecond-part\n'] }]);
  assert.is(frameOf(placeIn(source, 'first-part'), hidden).line, '••••');
  assert.is(frameOf(placeIn(source, 'second-part'), hidden).line, '••••');
  assert.is(frameOf(placeIn(source, 'next'), hidden).line, 'next: 1');
});

test.run();
