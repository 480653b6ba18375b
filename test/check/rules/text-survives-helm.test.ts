import { test } from 'uvu';
import { rule } from '../../../src/check/rules/text-survives-helm.ts';
import { app, type Fields, metadata, spec } from '../../support/manifests.ts';
import { type Case, specify } from '../../support/rules.ts';

const hex = (text: string): string => (text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
const argument = (text: string): Fields => app({ args: [text] });

const csi = (attributes: Fields): Fields => ({
  name: 'data',
  mount_path: '/data',
  csi: { driver: 'csi.example.com', volume_attributes: attributes },
});
const CSI = '/spec/container/app/volume_mounts/0/csi/volume_attributes/<<';

specify(rule, [
  ...['\t', '\n', '\r\n', '\u0001', '\u001f', '\ufeff', '\u00a0', '\ufffd', 'ä', '😀', '\u{10ffff}'].map(
    (text): Case => [`U+${hex(text)} is kept`, argument(`a${text}b`), []],
  ),
  ...[
    '\0',
    '\x7f',
    '\x80',
    '\x85',
    '\x9f',
    '\u2028',
    '\u2029',
    '\ufffe',
    '\uffff',
    '\ud800',
    '\udc00',
    '\udc00\ud800',
  ].map(
    (text): Case => [
      `U+${hex(text)} is not`,
      argument(`a${text}b`),
      ['error character-forbidden /spec/container/app/args/0'],
    ],
  ),
  [
    'in a key',
    metadata({ annotations: { 'a\x85b': 'c' } }),
    ['error character-forbidden key of /metadata/annotations/a\x85b'],
  ],
  [
    'in what is passed on verbatim',
    spec({ extra_objects: [{ apiVersion: 'v1', kind: 'A', metadata: { name: 'a' }, data: { a: ['\0'] } }] }),
    ['error character-forbidden /spec/extra_objects/0/data/a/0'],
  ],
  [
    'a key that YAML takes for a merge',
    app({ volume_mounts: [csi({ '<<': 'a' })] }),
    [`error merge-key key of ${CSI}`],
  ],
  ['the same as a value', app({ volume_mounts: [csi({ a: '<<' })], args: ['<<'] }), []],
  [
    'the same as a variable',
    app({ env: { variables: [{ name: '<<', value: 'a' }] } }),
    ['error merge-key /spec/container/app/env/variables/0/name'],
  ],
  ['in a value of the wrong shape', spec({ namespace: '\x85' }), ['error character-forbidden /spec/namespace']],
]);

test.run();
