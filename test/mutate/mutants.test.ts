import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mutantsOf } from './mutants.ts';

const linesOf = (line: string, path = 'templates/a.yaml'): string[] =>
  mutantsOf([{ path, text: line }]).map(({ text }) => text);

/** Of a template of one line: without it, and with each of its parts altered. */
const TABLE: readonly (readonly [line: string, mutants: readonly string[]])[] = [
  ['kind: A', ['']],
  ['a: {{ .x | quote }}', ['', 'a: {{ .x }}']],
  ['a: {{ .x | int64 }}', ['', 'a: {{ .x }}']],
  ['  {{- toYaml .x | nindent 12 }}', ['', '  {{- toYaml .x | nindent 10 }}']],
  ['{{- with .x }}', ['', '{{- if .x }}']],
  ['a: {{ .x | default "b c" }}', ['', 'a: {{ .x }}']],
  ['a: {{ .x | default (dict "b" 1) }}', ['', 'a: {{ .x }}']],
  ['a: {{ .Values.b.c }}', ['', 'a: {{ .Values.bX.c }}']],
  ['{{ .Values.a }}{{ $values.b }}', ['', '{{ .Values.aX }}{{ $values.b }}', '{{ .Values.a }}{{ $values.bX }}']],
  [
    'a: {{ .Values.b | default "c" | quote }}',
    ['', 'a: {{ .Values.b | default "c" }}', 'a: {{ .Values.b | quote }}', 'a: {{ .Values.bX | default "c" | quote }}'],
  ],
  ['{{- /* .Values.a */}}', []],
  ['  ', []],
];

for (const [line, want] of TABLE)
  test(`${JSON.stringify(line)} has ${want.length} mutants`, () => assert.equal(linesOf(line), want));

test('only templates have mutants, and no line of a comment', () => {
  assert.equal(linesOf('a: 1', 'values.yaml'), []);
  assert.equal(linesOf('a: 1', 'templates/NOTES.txt'), []);
  const [only, ...more] = mutantsOf([{ path: 'templates/a.yaml', text: '{{/*\na\n*/}}\nb: 1\n' }]);
  assert.equal(more, []);
  assert.equal([only?.line, only?.what, only?.text], [4, 'deleted: b: 1', '{{/*\na\n*/}}\n']);
});

test.run();
