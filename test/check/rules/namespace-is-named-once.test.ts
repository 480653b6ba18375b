import { test } from 'uvu';
import { rule } from '../../../src/check/rules/namespace-is-named-once.ts';
import { spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  ['a value', {}, []],
  ['a reference', spec({ namespace: { value: undefined, value_from: { name: 'logging' } } }), []],
  ['neither', spec({ namespace: { value: undefined } }), ['error namespace-missing /spec/namespace']],
  ['an empty value', spec({ namespace: { value: '' } }), ['error namespace-missing /spec/namespace']],
  ['a value of the wrong type is not a missing one', spec({ namespace: { value: 5 } }), []],
  [
    'both',
    spec({ namespace: { value_from: { name: 'logging' } } }),
    ['error namespace-two-sources /spec/namespace/value + /spec/namespace/value_from'],
  ],
  ['upper case', spec({ namespace: { value: 'Logging' } }), ['error namespace-invalid /spec/namespace/value']],
  ['a dot', spec({ namespace: { value: 'a.b' } }), ['error namespace-invalid /spec/namespace/value']],
  ['a number as text', spec({ namespace: { value: '123' } }), []],
  ['64 characters', spec({ namespace: { value: 'n'.repeat(64) } }), ['error namespace-invalid /spec/namespace/value']],
  [
    'labels of a namespace that is not created',
    spec({ namespace: { labels: { a: 'b' }, annotations: { c: 'd' } } }),
    [
      'warning namespace-settings-unused key of /spec/namespace/labels',
      'warning namespace-settings-unused key of /spec/namespace/annotations',
    ],
  ],
  ['labels of one that is', spec({ create_namespace: true, namespace: { labels: { a: 'b' } } }), []],
]);

test.run();
