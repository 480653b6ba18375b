import { test } from 'uvu';
import { rule } from '../../../src/check/rules/container-order-names-containers.ts';
import { app, container, initContainers, merge, sidecars, spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const ordered = (...order: readonly string[]) =>
  merge(sidecars(container('b'), container('c')), spec({ container: { order } }));

specify(rule, [
  ['no order', sidecars(container('b')), []],
  ['the app first', ordered('agent', 'b', 'c'), []],
  ['the app between', ordered('b', 'agent', 'c'), []],
  ['the app last', ordered('b', 'c', 'agent'), []],
  ['a later sidecar before the app', ordered('c', 'agent', 'b'), []],
  ['the app by a name of its own', merge(ordered('b', 'main', 'c'), app({ name: 'main' })), []],
  [
    'the agent where the app has another name',
    merge(ordered('b', 'agent', 'c'), app({ name: 'main' })),
    [
      'error container-order-unknown /spec/container/order/1',
      'error container-order-incomplete key of /spec/container/order',
    ],
  ],
  ['a name too many', ordered('b', 'agent', 'c', 'd'), ['error container-order-unknown /spec/container/order/3']],
  [
    'an init container',
    merge(ordered('i', 'agent', 'b', 'c'), initContainers(container('i'))),
    ['error container-order-unknown /spec/container/order/0'],
  ],
  [
    'one twice',
    ordered('b', 'agent', 'c', 'b'),
    ['error container-order-twice /spec/container/order/3 + /spec/container/order/0'],
  ],
  ['one missing', ordered('b', 'agent'), ['error container-order-incomplete key of /spec/container/order']],
  ['the app missing', ordered('b', 'c'), ['error container-order-incomplete key of /spec/container/order']],
  ['none at all', ordered(), ['error container-order-incomplete key of /spec/container/order']],
  [
    'sidecars the other way round',
    ordered('c', 'b', 'agent'),
    ['error container-order-against-sidecars /spec/container/order/0'],
  ],
  [
    'and behind the app',
    ordered('agent', 'c', 'b'),
    ['error container-order-against-sidecars /spec/container/order/1'],
  ],
]);

test.run();
