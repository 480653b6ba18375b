import { load } from 'js-yaml';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { printValues } from '../../src/generate/values-yaml.ts';
import type { Json } from '../../src/model/workload.ts';

const node = (key: string, value: Json) => ({ key, comment: `About ${key}`, section: false, value });

test('a comment above each key, an empty line between two', () => {
  assert.is(printValues([node('a', 1), node('b', 'x')]), '# -- About a\na: 1\n\n# -- About b\nb: x\n');
});

test('the empty line is no part of a text before it', () => {
  for (const text of ['end', 'end\n', 'end\n\n', '\n\nend\n\n\n']) {
    assert.equal(load(printValues([node('text', text), node('next', 1)])), { text, next: 1 });
  }
});

test.run();
