import Handlebars from 'handlebars';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parseTwoColours } from '../../templates/two-colours.ts';

/** What a template gives for a view, as the precompiled ones do. */
function render(text: string, view: object): string {
  const options = { noEscape: true, strict: true, knownHelpersOnly: true };
  return Handlebars.compile(parseTwoColours(text), options)(view);
}

const VIEW = { name: 'agent', flag: true, none: null, list: ['a', 'b'], html: '<a & "b">', curly: '{{ x }}' };

const GIVEN: readonly (readonly [title: string, template: string, want: string])[] = [
  ["Helm's expressions are text", '{{ .Values.x }}', '{{ .Values.x }}'],
  ["Helm's dashes and comments too", '{{- /* x */ -}}', '{{- /* x */ -}}'],
  ["Helm's inside and around ours", '{{ include "[[name]].x" . }}', '{{ include "agent.x" . }}'],
  ['a value is printed as it stands', '[[html]]', '<a & "b">'],
  ["a value that looks like Helm's is printed too", '[[curly]]', '{{ x }}'],
  [
    "an if around Helm's lines leaves no empty line",
    'a\n[[#if flag]]\n{{ b }}\n[[else]]\nc\n[[/if]]\nd\n',
    'a\n{{ b }}\nd\n',
  ],
  ['an else', '[[#if none]]a[[else]]{{ b }}[[/if]]', '{{ b }}'],
  ['a loop', '[[#each list]]"[[this]]"[[#unless @last]] [[/unless]][[/each]]', '"a" "b"'],
  ['single brackets and braces are text', '[a] {b} ]x[ }y{', '[a] {b} ]x[ }y{'],
  ["Helm's right beside ours", '{{[[name]]}}', '{{agent}}'],
  ['backslashes are text', 'regex "\\\\d" "\\n" {{ "\\n" }}', 'regex "\\\\d" "\\n" {{ "\\n" }}'],
  ["triple braces are Helm's and one more", '{{{ x }}}', '{{{ x }}}'],
];

for (const [title, template, want] of GIVEN) test(title, () => assert.is(render(template, VIEW), want));

test("Helm's braces may stand in a string that ours takes", () => {
  const program = parseTwoColours('[[shout "{{ x }}"]]');
  const shout = (text: string): string => `${text}!`;
  assert.is(Handlebars.compile(program, { noEscape: true })({}, { helpers: { shout } }), '{{ x }}!');
});

test('a name the view lacks is an error, not nothing', () => {
  assert.throws(() => render('[[nmae]]', VIEW), /nmae/);
});

test('the characters that stand for the braces are refused', () => {
  for (const character of ['\ue000', '\ue001']) assert.throws(() => parseTwoColours(`a${character}b`), /U\+E000/);
});

test('a bracket that is never closed is an error', () => {
  assert.throws(() => parseTwoColours('[[#if x]]'));
});

test.run();
