import { test } from 'uvu';
import { rule } from '../../../src/check/rules/resource-names-are-known.ts';
import { app, type Fields, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const limits = (fields: Fields): Fields => app({ resources: { limits: fields } });

specify(rule, [
  ['the standard ones', limits({ cpu: '1', memory: '1Gi', 'ephemeral-storage': '1Gi', 'hugepages-2Mi': '2Mi' }), []],
  ['one with a domain', limits({ 'nvidia.com/gpu': '1' }), []],
  ['a short one', limits({ mem: '1Gi' }), ['error resource-unknown key of /spec/container/app/resources/limits/mem']],
  ['another word', limits({ gpu: '1' }), ['error resource-unknown key of /spec/container/app/resources/limits/gpu']],
  ["one of Kubernetes' own domain", limits({ 'example.kubernetes.io/gpu': '1' }), []],
  [
    'the name of a quota',
    limits({ 'requests.nvidia.com/gpu': '1' }),
    ['error resource-unknown key of /spec/container/app/resources/limits/requests.nvidia.com~1gpu'],
  ],
  [
    'a name too long for its quota',
    limits({ [`${'a.'.repeat(123)}b/gpu`]: '1' }),
    [`error resource-unknown key of /spec/container/app/resources/limits/${'a.'.repeat(123)}b~1gpu`],
  ],
  ['overhead', pod({ overhead: { mem: '1' } }), ['error resource-unknown key of /spec/pod/overhead/mem']],
  [
    'an empty name',
    limits({ 'nvidia.com/': '1' }),
    ['error resource-unknown key of /spec/container/app/resources/limits/nvidia.com~1'],
  ],
  ['of the pod', pod({ resources: { limits: { cpu: '1', 'hugepages-2Mi': '2Mi' } } }), []],
  [
    "of the pod, a container's",
    pod({ resources: { limits: { 'ephemeral-storage': '1Gi', 'nvidia.com/gpu': '1' } } }),
    [
      'error pod-resource-unknown key of /spec/pod/resources/limits/ephemeral-storage',
      'error pod-resource-unknown key of /spec/pod/resources/limits/nvidia.com~1gpu',
    ],
  ],
]);

test.run();
