import { test } from 'uvu';
import { rule } from '../../../src/check/rules/container-names-are-unique.ts';
import { app, container, initContainers, merge, sidecars } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  ['each its own', merge(sidecars(container('b')), initContainers(container('c'))), []],
  ['no name for the app', {}, []],
  [
    'a sidecar without one',
    sidecars({ image: { repo: 'b', tag: '1' } }),
    ['error container-name-missing /spec/container/sidecars/0'],
  ],
  [
    'an init container with an empty one',
    initContainers(container('b', { name: '' })),
    ['error container-name-missing /spec/pod/init_containers/0'],
  ],
  ['an underscore', app({ name: 'my_agent' }), ['error container-name-invalid /spec/container/app/name']],
  ['63 characters', app({ name: 'a'.repeat(63) }), []],
  ['64 characters', app({ name: 'a'.repeat(64) }), ['error container-name-invalid /spec/container/app/name']],
  [
    'a sidecar named like the agent',
    sidecars(container('agent')),
    ['error container-name-twice /spec/container/sidecars/0/name + /metadata/name'],
  ],
  ['unless the app has a name', merge(sidecars(container('agent')), app({ name: 'main' })), []],
  [
    'an init container named like a sidecar',
    merge(sidecars(container('b')), initContainers(container('b'))),
    ['error container-name-twice /spec/pod/init_containers/0/name + /spec/container/sidecars/0/name'],
  ],
]);

test.run();
