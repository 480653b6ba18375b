import { test } from 'uvu';
import { rule } from '../../../src/check/rules/annotations-are-valid.ts';
import { metadata, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  [
    'the claim of a volume',
    pod({
      volumes: [
        { name: 'v', ephemeral: { volume_claim_template: { metadata: { annotations: { 'a b': '' } }, spec: {} } } },
      ],
    }),
    [
      'error annotation-key-invalid key of /spec/pod/volumes/0/ephemeral/volume_claim_template/metadata/annotations/a b',
    ],
  ],
  ['any text', metadata({ annotations: { 'Example.com/note': 'any: text, {{ even }} this' } }), []],
  [
    'a space in a key',
    metadata({ annotations: { 'a b': 'c' } }),
    ['error annotation-key-invalid key of /metadata/annotations/a b'],
  ],
  ['262144 bytes, the key counted', pod({ annotations: { note: 'a'.repeat(262140) } }), []],
  [
    'one more',
    pod({ annotations: { note: 'a'.repeat(262141) } }),
    ['error annotations-too-large key of /spec/pod/annotations'],
  ],
  [
    'bytes count, not characters',
    pod({ annotations: { note: 'ä'.repeat(131071) } }),
    ['error annotations-too-large key of /spec/pod/annotations'],
  ],
]);

test.run();
