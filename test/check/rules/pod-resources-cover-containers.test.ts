import { test } from 'uvu';
import { rule } from '../../../src/check/rules/pod-resources-cover-containers.ts';
import { app, container, type Fields, initContainers, merge, pod, sidecars } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const asks = (memory: string): Fields => ({ resources: { requests: { memory } } });
const ofPod = (part: string, fields: Fields): Fields => pod({ resources: { [part]: fields } });
const TOO_SMALL = ['error pod-request-too-small /spec/pod/resources/requests/memory'];
const ABOVE = ['error limit-above-the-pods /spec/pod/resources/limits/memory'];
const two = merge(app(asks('1Gi')), sidecars(container('b', asks('1Gi'))));

specify(rule, [
  ['no resources of the pod', two, []],
  ['as much as the containers', merge(two, ofPod('requests', { memory: '2Gi' })), []],
  ['less', merge(two, ofPod('requests', { memory: '2047Mi' })), TOO_SMALL],
  ['of another resource', merge(two, ofPod('requests', { cpu: '1' })), []],
  ['less than the default', ofPod('requests', { memory: '99Mi' }), TOO_SMALL],
  [
    'less than a limit that nothing is asked for beside',
    merge(app({ resources: { limits: { memory: '1Gi' } } }), ofPod('requests', { memory: '1023Mi' })),
    TOO_SMALL,
  ],
  [
    'an init container is over before the others start',
    merge(merge(app(asks('1Gi')), initContainers(container('i', asks('1Gi')))), ofPod('requests', { memory: '1Gi' })),
    [],
  ],
  [
    'a larger init container',
    merge(merge(app(asks('1Gi')), initContainers(container('i', asks('2Gi')))), ofPod('requests', { memory: '1Gi' })),
    TOO_SMALL,
  ],
  [
    'an init container that stays on',
    merge(
      merge(app(asks('1Gi')), initContainers(container('i', { restart_policy: 'Always', ...asks('1Gi') }))),
      ofPod('requests', { memory: '1Gi' }),
    ),
    TOO_SMALL,
  ],
  ['a limit as high', merge(app({ resources: { limits: { memory: '1Gi' } } }), ofPod('limits', { memory: '1Gi' })), []],
  ['a limit above', merge(app({ resources: { limits: { memory: '1Gi' } } }), ofPod('limits', { memory: '1M' })), ABOVE],
  ['the default above', ofPod('limits', { memory: '1000Mi' }), ABOVE],
]);

test.run();
