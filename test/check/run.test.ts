import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { checkDocument, checkRun } from '../../src/check/index.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import { documentOf } from '../support/documents.ts';
import { type Fields, manifest } from '../support/manifests.ts';
import { inOneLine } from '../support/rules.ts';

const named = (name: string, spec: Fields = {}): Fields => manifest({ metadata: { name }, spec });
const creating = { create_namespace: true };
const reference = { namespace: { value: undefined, value_from: { name: 'logging' } } };

const CASES: readonly [title: string, manifests: readonly Fields[], findings: readonly string[]][] = [
  ['none', [], []],
  ['two names', [named('a'), named('b')], []],
  ['one name', [named('a'), named('b'), named('a')], ['error manifest-name-twice /metadata/name + /metadata/name']],
  [
    'one name three times, each pointing to the first',
    [named('a'), named('a'), named('a')],
    [
      'error manifest-name-twice /metadata/name + /metadata/name',
      'error manifest-name-twice /metadata/name + /metadata/name',
    ],
  ],
  ['one of two creates the namespace', [named('a', creating), named('b')], []],
  [
    'both do',
    [named('a', creating), named('b', creating)],
    ['error namespace-created-twice /spec/namespace/value + /spec/namespace/value'],
  ],
  ['two namespaces', [named('a', creating), named('b', { ...creating, namespace: { value: 'logging' } })], []],
  [
    'references are not known',
    [named('a', { ...creating, ...reference }), named('b', { ...creating, ...reference })],
    [],
  ],
];

for (const [title, manifests, want] of CASES) {
  test(title, () => assert.equal(checkRun(manifests.map(checked)).map(inOneLine), want));
}

test('the note points into the first file', () => {
  const [first, second] = [checked(named('a')), checked(named('a'))];
  const [finding] = checkRun([first, second]);
  assert.is(finding?.at?.source, second.source);
  assert.is(finding?.notes[0]?.at.source, first.source);
});

function checked(value: Fields): Manifest {
  const { value: checkedManifest } = checkDocument(documentOf(value));
  if (checkedManifest === undefined) throw new Error('the manifest is not valid');
  return checkedManifest;
}

test.run();
