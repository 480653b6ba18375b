import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { escapeHelm } from '../../src/generate/helm.ts';

const GIVEN: readonly (readonly [text: string, want: string])[] = [
  ['plain: text', 'plain: text'],
  ['{ "a": {} }', '{ "a": {} }'],
  ['{{ x }}', '{{ "{{" }} x }}'],
  ['{{- x -}}', '{{ "{{" }}- x -}}'],
  ['{{/* x */}}', '{{ "{{" }}/* x */}}'],
  ['a {{b}} {{c}}', 'a {{ "{{" }}b}} {{ "{{" }}c}}'],
  ['{{{', '{{ "{{" }}{'],
  ['{{{{', '{{ "{{" }}{{ "{{" }}'],
];

for (const [text, want] of GIVEN) test(`${text} becomes ${want}`, () => assert.is(escapeHelm(text), want));

test.run();
