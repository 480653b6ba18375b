import { test } from 'uvu';
import { rule } from '../../../src/check/rules/requests-fit-limits.ts';
import { app, type Fields } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/container/app/resources';
const resources = (requests: Fields, limits: Fields): Fields => app({ resources: { requests, limits } });

specify(rule, [
  ['below', resources({ cpu: '100m' }, { cpu: '1' }), []],
  ['equal in other words', resources({ cpu: '1000m', memory: '1024Mi' }, { cpu: '1', memory: '1Gi' }), []],
  ['a request alone, a limit alone', resources({ cpu: '1' }, { memory: '1Gi' }), []],
  [
    'above',
    resources({ memory: '2Gi' }, { memory: '1Gi' }),
    [`error request-above-limit ${AT}/requests/memory + ${AT}/limits/memory`],
  ],
  [
    'above by a byte',
    resources({ memory: '9007199254740993' }, { memory: '9007199254740992' }),
    [`error request-above-limit ${AT}/requests/memory + ${AT}/limits/memory`],
  ],
  ['above, but within a thousandth', resources({ cpu: '1m' }, { cpu: '0.1m' }), []],
  ['no quantity is another mistake', resources({ memory: 'x' }, { memory: '1Gi' }), []],
  ['a device, equal', resources({ 'nvidia.com/gpu': '1' }, { 'nvidia.com/gpu': '1' }), []],
  ['a device, a limit alone', resources({}, { 'nvidia.com/gpu': '1' }), []],
  [
    'a device, different',
    resources({ 'nvidia.com/gpu': '1' }, { 'nvidia.com/gpu': '2' }),
    [`error request-differs-from-limit ${AT}/requests/nvidia.com~1gpu + ${AT}/limits/nvidia.com~1gpu`],
  ],
  [
    'a device without a limit',
    resources({ 'nvidia.com/gpu': '1' }, {}),
    [`error limit-missing key of ${AT}/requests/nvidia.com~1gpu`],
  ],
  [
    'huge pages, different',
    resources({ cpu: '1', 'hugepages-2Mi': '2Mi' }, { 'hugepages-2Mi': '4Mi' }),
    [`error request-differs-from-limit ${AT}/requests/hugepages-2Mi + ${AT}/limits/hugepages-2Mi`],
  ],
  ['huge pages alone', resources({}, { 'hugepages-2Mi': '4Mi' }), [`error hugepages-alone ${AT}/limits/hugepages-2Mi`]],
]);

test.run();
