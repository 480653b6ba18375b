import { test } from 'uvu';
import { rule } from '../../../src/check/rules/the-release-fits-a-secret.ts';
import { type Fields, spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const data = (text: string): Fields => spec({ config_maps: { conf: { data: { a: text } } } });

specify(rule, [
  ['half a megabyte', data('x'.repeat(500_000)), []],
  ['a bit less than a megabyte', data('x'.repeat(999_000)), []],
  [
    'three times as much as one ConfigMap holds',
    {
      spec: {
        config_maps: Object.fromEntries(
          [1, 2, 3].map((index) => [`c${index}`, { data: { a: 'x'.repeat(1_000_000) } }]),
        ),
      },
    },
    ['error release-too-large key of /spec'],
  ],
]);

test.run();
