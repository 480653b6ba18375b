import { test } from 'uvu';
import { rule } from '../../../src/check/rules/selector-meets-the-pods.ts';
import { spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  ['none', {}, []],
  [
    'labels that the pods have',
    spec({ selector: { match_labels: { app: 'a' } }, pod: { labels: { app: 'a', more: 'b' } } }),
    [],
  ],
  ['empty', spec({ selector: {} }), ['error selector-empty /spec/selector']],
  [
    'empty maps and lists',
    spec({ selector: { match_labels: {}, match_expressions: [] } }),
    ['error selector-empty /spec/selector'],
  ],
  [
    'another value',
    spec({ selector: { match_labels: { app: 'a' } }, pod: { labels: { app: 'b' } } }),
    ['error selector-misses-pods /spec/selector/match_labels/app + /spec/pod/labels'],
  ],
  [
    'pods without labels',
    spec({ selector: { match_labels: { app: 'a' } } }),
    ['error selector-misses-pods /spec/selector/match_labels/app'],
  ],
  [
    'expressions that hold',
    spec({
      selector: {
        match_expressions: [
          { key: 'app', operator: 'In', values: ['a', 'b'] },
          { key: 'app', operator: 'NotIn', values: ['c'] },
          { key: 'app', operator: 'Exists' },
          { key: 'other', operator: 'DoesNotExist' },
          { key: 'other', operator: 'NotIn', values: ['c'] },
        ],
      },
      pod: { labels: { app: 'a' } },
    }),
    [],
  ],
  [
    'expressions that do not',
    spec({
      selector: {
        match_expressions: [
          { key: 'app', operator: 'In', values: ['b'] },
          { key: 'app', operator: 'NotIn', values: ['a'] },
          { key: 'other', operator: 'Exists' },
          { key: 'app', operator: 'DoesNotExist' },
        ],
      },
      pod: { labels: { app: 'a' } },
    }),
    [0, 1, 2, 3].map(
      (index) => `error selector-misses-pods /spec/selector/match_expressions/${index} + /spec/pod/labels`,
    ),
  ],
]);

test.run();
