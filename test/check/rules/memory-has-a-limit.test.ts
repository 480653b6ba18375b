import { test } from 'uvu';
import { rule } from '../../../src/check/rules/memory-has-a-limit.ts';
import { app, container, initContainers, merge, pod, sidecars, spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const V1ALPHA1 = { api_version: 'kubernetes.planton.dev/v1alpha1' };

specify(rule, [
  ['the app of the v1 kinds has one by default', {}, []],
  ['v1alpha1 declares none', V1ALPHA1, ['warning memory-limit-missing key of /spec/container/app']],
  [
    'nor has an adopted DaemonSet',
    spec({ selector: { match_labels: { a: 'b' } } }),
    ['warning memory-limit-missing key of /spec/container/app'],
  ],
  ['none is meant', app({ resources: {} }), ['warning memory-limit-missing key of /spec/container/app/resources']],
  [
    'a request is no limit',
    app({ resources: { requests: { memory: '1Gi' } } }),
    ['warning memory-limit-missing key of /spec/container/app/resources'],
  ],
  ['a limit', app({ resources: { limits: { memory: '1Gi' } } }), []],
  ['one for the pod', merge(V1ALPHA1, pod({ resources: { limits: { memory: '1Gi' } } })), []],
  ['a sidecar', sidecars(container('b')), ['warning memory-limit-missing /spec/container/sidecars/0']],
  ['an init container ends', initContainers(container('b')), []],
  [
    'unless it stays',
    initContainers(container('b', { restart_policy: 'Always' })),
    ['warning memory-limit-missing /spec/pod/init_containers/0'],
  ],
]);

test.run();
