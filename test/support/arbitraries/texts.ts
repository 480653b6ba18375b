/** Texts as manifests hold them: names that YAML would read as something else, and what templates might trip over. */
import fc from 'fast-check';

type Texts = fc.Arbitrary<string>;

/** Legal names that YAML 1.1 reads as numbers, booleans or null. */
const DECEPTIVE = ['y', 'n', 'on', 'off', 'no', 'yes', 'true', 'false', 'null', '1', '0x1f', '1e3', '007', '0o7'];

const letters = (characters: string, maxLength: number): Texts =>
  fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength });
const WORD = 'abcdefghijklmnopqrstuvwxyz0123456789';

export const dnsLabel: Texts = fc.oneof(
  { weight: 4, arbitrary: letters(WORD, 8) },
  { weight: 2, arbitrary: fc.tuple(letters(WORD, 5), letters(WORD, 5)).map((parts) => parts.join('-')) },
  { weight: 1, arbitrary: fc.constantFrom(...DECEPTIVE) },
);

export const dnsSubdomain: Texts = fc.oneof(
  { weight: 3, arbitrary: dnsLabel },
  { weight: 1, arbitrary: fc.tuple(dnsLabel, dnsLabel).map((parts) => parts.join('.')) },
);

export const labelKey: Texts = fc.oneof(
  letters(`${WORD}ABCXYZ`, 8),
  fc.tuple(dnsSubdomain, letters(WORD, 8)).map((parts) => parts.join('/')),
  fc.constantFrom(...DECEPTIVE, 'NO', 'a.b_c', 'example.com/a.b-c'),
);

export const labelValue: Texts = fc.oneof(
  letters(`${WORD}ABCXYZ`, 8),
  fc.constantFrom('', ...DECEPTIVE, 'NO', '1.10', '0644', '1_000', '2024-01-01', 'a'.repeat(63)),
);

const TRICKY = [
  '',
  ' ',
  '  leading',
  'trailing  ',
  '"quoted"',
  "it's",
  '{{ .Release.Name }}',
  '{{ fail "x" }}',
  '}}',
  '{{',
  '{{- /* x */ -}}',
  '[[ name ]]',
  '[[#if x]]',
  '$(HOME)',
  '$$(HOME)',
  '#!/bin/sh\nset -e\n\nexec "$@"\n',
  'a: b\n- c\n',
  '\n\nlines\n\n',
  'tab\tand\rreturn\r\n',
  'C:\\Windows\\System32',
  '\\n',
  '🚀 ünïcödé 日本',
  '- dash',
  '? question',
  ': colon',
  '&anchor',
  '*alias',
  '!tag',
  '%directive',
  '@at',
  '`tick',
  '# comment',
  'a # comment',
  'a: b',
  '---',
  '--- x',
  '...',
  '\n---\n',
  'yes',
  'null',
  '~',
  '<<',
  '=',
  '0644',
  '1.10',
  '1e3',
  '12345678901234567890',
  '1_000',
  '.inf',
  '0x1f',
  '2024-01-01',
  '\u0001\u001f',
  '\ufeff',
  '\u00a0\u3000',
  '<script>&amp;',
  'x'.repeat(200),
  '__proto__',
  'constructor',
];

const PRINTABLE = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code));

/** Any text that a chart can carry. */
export const text: Texts = fc.oneof(
  { weight: 3, arbitrary: letters(WORD, 8) },
  { weight: 2, arbitrary: fc.constantFrom(...TRICKY) },
  { weight: 1, arbitrary: fc.string({ unit: PRINTABLE, maxLength: 12 }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...TRICKY), fc.constantFrom(...TRICKY)).map((two) => two.join('')) },
);

/** A text as a key of a map; not <<, which toYaml leaves unquoted and every reader then takes for a merge. */
export const key: Texts = text.filter((drawn) => drawn !== '<<');

/** A literal that stands nowhere else by chance. */
export const secretText: Texts = fc.oneof(
  fc.tuple(letters(WORD, 12), fc.constantFrom(...TRICKY)).map(([word, tricky]) => `S3cr3t-${word}-${tricky}`),
  fc.constantFrom('x'),
);

export const dataKey: Texts = fc.oneof(
  fc.constantFrom('config.yaml', 'a', '.hidden', 'a_b-c', 'NO', ...DECEPTIVE),
  letters(`${WORD}._-`, 6).filter((key) => key !== '.' && !key.startsWith('..')),
);

const SHOUTED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_';
export const envName: Texts = fc.oneof(
  { weight: 4, arbitrary: letters(SHOUTED, 6) },
  { weight: 1, arbitrary: fc.constantFrom('y', 'N', 'no', 'null', 'a.b', 'a-b', '1', '{{X}}', 'a b', 'K8S_NODE_NAME') },
);

export const path: Texts = fc.oneof(
  fc.array(letters(`${WORD}._`, 6), { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}`),
  fc.constantFrom('/', '/var/lib/{{ x }}', '/a b', '/etc/"quoted"', 'C:\\data'),
);
export const relativePath: Texts = fc
  .array(letters(`${WORD}_`, 6), { minLength: 1, maxLength: 2 })
  .map((parts) => parts.join('/'));

export const ip: Texts = fc.constantFrom('10.0.0.1', '127.0.0.1', '::1', 'fd00::1', '0.0.0.0');
