import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hide, maskFinding } from '../../../src/cli/report/hidden.ts';
import { finding, placeIn } from '../../support/findings.ts';

const source = { name: 'a.yaml', text: '' };
const hiding = (...literals: string[]) => hide([{ source, spans: [], literals }]);

const cases: readonly (readonly [string, readonly string[], string, string])[] = [
  ['wherever it stands', ['hunter2'], 'hunter2 and xhunter2x', '•••• and x••••x'],
  ['as JSON has it', ['a"b\\c\n'], 'is "a\\"b\\\\c\\n"', 'is "••••"'],
  ['as a single-quoted scalar has it', ["it's me"], "is 'it''s me'", "is '••••'"],
  ['line by line', ['first line\nsecond line'], 'the second line of', 'the •••• of'],
  ['the longer of two first', ['hunter2', 'hunter2-x'], 'hunter2-x', '••••'],
  ['letter by letter, not as a pattern', ['a.*+?^$(b|[c]{1}/\\'], 'a.*+?^$(b|[c]{1}/\\ axxb', '•••• axxb'],
  [
    'alone, where it is a plain word',
    ['fluentd'],
    'fluentd-logger fluent/fluentd "fluentd" fluentd.',
    'fluentd-logger fluent/fluentd "••••" ••••.',
  ],
  ['but no word of three letters', ['the'], 'the end', 'the end'],
];

for (const [name, literals, text, want] of cases) {
  test(`a secret is covered ${name}`, () => {
    assert.is(hiding(...literals).mask(text), want);
  });
}

test('nothing is covered without secrets', () => {
  assert.is(hide([]).mask('hunter2'), 'hunter2');
  assert.equal(hide([]).spans(source), []);
});

test('one manifest’s secret is covered in the other’s text too', () => {
  const other = { name: 'b.yaml', text: 'x: hunter2\n' };
  assert.equal(hiding('hunter2').spans(other), [{ start: 3, end: 10 }]);
});

test('every sentence of a finding is covered', () => {
  const text = { name: 'b.yaml', text: 'x: 1' };
  const at = placeIn(text, 'x');
  const said = finding(at, {
    message: 'hunter2',
    why: 'w hunter2',
    help: 'h hunter2',
    notes: [{ message: 'hunter2', at }],
  });
  const { message, why, help, notes } = maskFinding(said, hiding('hunter2'));
  assert.equal([message, why, help, notes[0]?.message], ['••••', 'w ••••', 'h ••••', '••••']);
});

test('a sentence that quotes very much keeps its beginning and its end, and no part of a secret', () => {
  const secret = 'hunter2'.repeat(100_000);
  const message = `The name "${secret}${'x'.repeat(5000)}" is wrong.`;
  const masked = maskFinding(finding(undefined, { message }), hiding(secret));
  assert.ok(masked.message.length < 1100);
  assert.match(masked.message, /^The name "••••xxx.* … .*xxx" is wrong\.$/);
  assert.not.match(masked.message, 'hunter');
});

test.run();
