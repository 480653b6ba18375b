import { test } from 'uvu';
import { rule } from '../../../src/check/rules/images-name-a-version.ts';
import { app, initContainers } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  ['a tag', {}, []],
  ['a digest', app({ image: { tag: undefined, digest: `sha256:${'a'.repeat(64)}` } }), []],
  ['neither', app({ image: { tag: undefined } }), ['warning image-tag-missing /spec/container/app/image']],
  ['an empty tag', app({ image: { tag: '' } }), ['warning image-tag-missing /spec/container/app/image']],
  ['latest', app({ image: { tag: 'latest' } }), ['warning image-tag-latest /spec/container/app/image/tag']],
  ['latest with a digest', app({ image: { tag: 'latest', digest: `sha256:${'a'.repeat(64)}` } }), []],
  ['a tag in the repository is another mistake', app({ image: { repo: 'agent:1', tag: undefined } }), []],
  [
    'an init container',
    initContainers({ name: 'b', image: { repo: 'b' } }),
    ['warning image-tag-missing /spec/pod/init_containers/0/image'],
  ],
]);

test.run();
