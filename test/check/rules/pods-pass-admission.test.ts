import { test } from 'uvu';
import { rule } from '../../../src/check/rules/pods-pass-admission.ts';
import { pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  ['a class', pod({ priority_class_name: 'agents', priority: 1000 }), []],
  ['a priority alone', pod({ priority: 1000 }), ['error priority-without-class /spec/pod/priority']],
  [
    'an empty class',
    pod({ priority: -1, priority_class_name: '' }),
    ['error priority-without-class /spec/pod/priority'],
  ],
  ['the priority of pods without a class', pod({ priority: 0 }), []],
  ['overhead of a class', pod({ runtime_class_name: 'kata', overhead: { memory: '120Mi' } }), []],
  [
    'overhead alone',
    pod({ overhead: { memory: '120Mi' } }),
    ['error overhead-without-class key of /spec/pod/overhead'],
  ],
  ['no overhead', pod({ overhead: {} }), []],
]);

test.run();
