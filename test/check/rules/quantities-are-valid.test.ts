import { test } from 'uvu';
import { rule } from '../../../src/check/rules/quantities-are-valid.ts';
import { app, type Fields, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const LIMITS = '/spec/container/app/resources/limits';
const limits = (fields: Fields): Fields => app({ resources: { limits: fields } });

specify(rule, [
  [
    'all forms',
    limits({ cpu: '500m', memory: '1.5Gi', 'ephemeral-storage': '1e9', 'nvidia.com/gpu': '2', 'hugepages-2Mi': '4Mi' }),
    [],
  ],
  ['a fine part of a cpu', limits({ cpu: '100u' }), []],
  ['MB', limits({ memory: '512MB' }), [`error quantity-invalid ${LIMITS}/memory`]],
  ['a space', limits({ memory: '1 Gi' }), [`error quantity-invalid ${LIMITS}/memory`]],
  ['a word', limits({ cpu: 'lots' }), [`error quantity-invalid ${LIMITS}/cpu`]],
  ['empty', limits({ cpu: '' }), [`error quantity-invalid ${LIMITS}/cpu`]],
  ['negative', limits({ cpu: '-1' }), [`error quantity-negative ${LIMITS}/cpu`]],
  ['0', limits({ cpu: '0' }), []],
  ['half a device', limits({ 'nvidia.com/gpu': '500m' }), [`error quantity-not-whole ${LIMITS}/nvidia.com~1gpu`]],
  ['a thousandth of a byte', limits({ memory: '128m' }), [`warning quantity-part-of-a-byte ${LIMITS}/memory`]],
  ['pages of a size', limits({ memory: '1Gi', 'hugepages-1Gi': '0', 'hugepages-2Mi': '2048Ki' }), []],
  [
    'pages of no size',
    limits({ 'hugepages-large': '2Mi', 'hugepages-0': '0', 'hugepages-0.5': '2Mi', 'hugepages--2Mi': '2Mi' }),
    [
      `error huge-page-size-invalid key of ${LIMITS}/hugepages-large`,
      `error huge-page-size-invalid key of ${LIMITS}/hugepages-0`,
      `error huge-page-size-invalid key of ${LIMITS}/hugepages-0.5`,
      `error huge-page-size-invalid key of ${LIMITS}/hugepages--2Mi`,
    ],
  ],
  ['a page and a half', limits({ 'hugepages-2Mi': '3Mi' }), [`error huge-pages-in-parts ${LIMITS}/hugepages-2Mi`]],
  [
    'the overhead of the pod',
    pod({ runtime_class_name: 'kata', overhead: { cpu: 'lots', memory: '-1' } }),
    ['error quantity-invalid /spec/pod/overhead/cpu', 'error quantity-negative /spec/pod/overhead/memory'],
  ],
  [
    'the pod as a whole',
    pod({ resources: { requests: { cpu: 'x' } } }),
    ['error quantity-invalid /spec/pod/resources/requests/cpu'],
  ],
]);

test.run();
