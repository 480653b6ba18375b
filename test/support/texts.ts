/** Texts that some reader, writer or template language takes for something else. */
export const TEXTS: readonly string[] = [
  // Empty, and white space only.
  '',
  ' ',
  '\t',
  '\n',
  '\n\n',
  '  \n  ',
  // Words of YAML 1.1.
  ...'y Y n N yes No on OFF true False null NULL ~ << = .nan .inf -.Inf'.split(' '),
  // Numbers, and what only looks like one.
  ...'0 007 0644 089 0o17 0O17 0b101 0x1F 1_000 1e3 1E5 1. .5 1.10 -0 12:30:45 2024-01-01 1000000'.split(' '),
  ...'99999999999999999999 1000680000 9007199254740993 0x 1e v1.10'.split(' '),
  // Template languages: Helm's, ours, the shell's, Kubernetes'.
  '{{ fail "pwned" }}',
  '{{- .Values.image.tag -}}',
  '{{/* gone */}}',
  '{{ "{{" }} and }}',
  '{{{{',
  '[[name]]',
  ']] [[#if x]]',
  '$(NODE_NAME) $$(HOME)',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's, not ours
  '${HOME:-/root} `id` $1 \\$2',
  '%d %s %!v(MISSING)',
  // Punctuation of YAML.
  ...['---', '...', '# comment', 'a # b', 'a: b', 'a:', ': a', '- a', '-', '? a', '!tag', '&anchor', '*alias'],
  ...['%YAML 1.2', '@at', '`tick`', '| a', '> a', '[a, b]', '{"a": [1, null]}', '{a: b}', ',', "it's", '"', "'", '""'],
  ...['\'a\' "b"', '\\', 'C:\\Windows\\System32\\cmd.exe', '\\n is no newline', 'a,b=c.d[0]', '<a href="x">&amp;</a>'],
  // Several lines.
  '#!/bin/sh\nset -eu\n\nif [ -z "$X" ]; then\n  echo "none"\nfi\n',
  'no end',
  'one\n',
  'two\n\n',
  'three\n\n\n',
  '\nleading',
  '  indented\nless',
  '\tTab\n\tTab\n',
  'trailing space \nand \n',
  'trailing ',
  ' leading',
  'last line is blank\n   ',
  'carriage\r\nreturn\r\n',
  'lone\rreturn',
  '---\n# Source: a/templates/b.yaml\nkind: Secret\n---\n',
  'key: value\n- item\n{{ end }}\n',
  '# -- @ignore\n',
  // Beyond ASCII.
  'ünïcödé 日本語 עברית',
  '👩‍🚀 🇪🇺 é',
  'no\u00a0break\u2003em\u3000wide\u200bzero',
  '\ue000\ue001private\ue001\ue000',
  '\ufeffmark',
  '\u0001\u001b[31mred\u001b[0m',
  '\ufffd',
  `${'long '.repeat(60)}line`,
];
