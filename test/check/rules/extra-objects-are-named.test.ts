import { test } from 'uvu';
import { rule } from '../../../src/check/rules/extra-objects-are-named.ts';
import { type Fields, spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const objects = (...list: readonly Fields[]): Fields => spec({ extra_objects: list });
const object = (kind: string, name: string | undefined, metadata: Fields = {}): Fields => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, ...metadata },
});

specify(rule, [
  ['two kinds', objects(object('Service', 'a'), object('PodMonitor', 'a')), []],
  ['two namespaces', objects(object('Service', 'a', { namespace: 'x' }), object('Service', 'a')), []],
  [
    'one twice',
    objects(object('Service', 'a'), object('Service', 'a')),
    ['error extra-object-twice /spec/extra_objects/1 + /spec/extra_objects/0'],
  ],
  ['no name', objects(object('Service', undefined)), ['error extra-object-unnamed /spec/extra_objects/0/metadata']],
  ['an empty one', objects(object('Service', '')), ['error extra-object-unnamed /spec/extra_objects/0/metadata']],
  [
    'heads that are no texts',
    objects({ apiVersion: { value: 'v1' }, kind: 1, metadata: { name: 'a', namespace: true } }),
    [
      'error extra-object-not-text /spec/extra_objects/0/apiVersion',
      'error extra-object-not-text /spec/extra_objects/0/kind',
      'error extra-object-not-text /spec/extra_objects/0/metadata/namespace',
    ],
  ],
  [
    'a name that is no text',
    objects({ apiVersion: 'v1', kind: 'Widget', metadata: { name: true } }),
    ['error extra-object-not-text /spec/extra_objects/0/metadata/name'],
  ],
  [
    'a head of a kind whose types are known: told by the types',
    objects(object('Service', 'a', { labels: { a: 1 } })),
    [],
  ],
  [
    'labels and annotations that are no texts',
    objects(object('Widget', 'a', { labels: { a: 1, b: 'x' }, annotations: { 'a/b': {}, c: null } })),
    [
      'error extra-object-not-text /spec/extra_objects/0/metadata/labels/a',
      'error extra-object-not-text /spec/extra_objects/0/metadata/annotations/a~1b',
    ],
  ],
  [
    'no map of labels',
    objects(object('Widget', 'a', { labels: ['a'], annotations: null, namespace: null })),
    ['error extra-object-not-text /spec/extra_objects/0/metadata/labels'],
  ],
  ['a Secret without data', objects(object('Secret', 'a')), []],
  [
    'a Secret',
    objects({ ...object('Secret', 'a'), stringData: { token: 'x' } }),
    ['error secret-object-in-clear key of /spec/extra_objects/0/stringData'],
  ],
  [
    'a Secret of a list',
    objects({
      ...object('SecretList', 'a'),
      items: ['x', null, { ...object('Secret', 'b'), data: { token: 'eA==' } }],
    }),
    ['error secret-object-in-clear key of /spec/extra_objects/0/items/2/data'],
  ],
  [
    'a Secret without a name',
    objects({ ...object('Secret', undefined), data: { token: 'eA==' } }),
    [
      'error secret-object-in-clear key of /spec/extra_objects/0/data',
      'error extra-object-unnamed /spec/extra_objects/0/metadata',
    ],
  ],
]);

test.run();
