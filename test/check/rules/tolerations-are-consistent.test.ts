import { test } from 'uvu';
import { rule } from '../../../src/check/rules/tolerations-are-consistent.ts';
import { type Fields, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/pod/tolerations/0';
const tolerations = (...list: readonly Fields[]): Fields => pod({ tolerations: list });

specify(rule, [
  [
    'each form',
    tolerations(
      { operator: 'Exists' },
      { key: 'a', operator: 'Exists', effect: 'NoSchedule' },
      { key: 'a.b/c', operator: 'Equal', value: 'x' },
      { key: 'a', value: 'x' },
    ),
    [],
  ],
  [
    'Exists with a value',
    tolerations({ key: 'a', operator: 'Exists', value: 'x' }),
    [`error toleration-exists-with-value ${AT}/value`],
  ],
  ['Exists with an empty value', tolerations({ key: 'a', operator: 'Exists', value: '' }), []],
  ['nothing', tolerations({}), [`error toleration-without-key ${AT}`]],
  ['Equal without a key', tolerations({ operator: 'Equal', value: 'x' }), [`error toleration-without-key ${AT}`]],
  ['an operator that is not one may be Exists', tolerations({ operator: 'exists' }), []],
  ['seconds', tolerations({ key: 'a', operator: 'Exists', effect: 'NoExecute', toleration_seconds: 0 }), []],
  [
    'seconds of another effect',
    tolerations({ key: 'a', operator: 'Exists', effect: 'NoSchedule', toleration_seconds: 5 }),
    [`error toleration-seconds-unused ${AT}/toleration_seconds`],
  ],
  [
    'seconds of every effect',
    tolerations({ key: 'a', operator: 'Exists', toleration_seconds: 5 }),
    [`error toleration-seconds-unused ${AT}/toleration_seconds`],
  ],
  ['a key with a space', tolerations({ key: 'a b', operator: 'Exists' }), [`error taint-key-invalid ${AT}/key`]],
  ['a value with a space', tolerations({ key: 'a', value: 'b c' }), [`error taint-value-invalid ${AT}/value`]],
  [
    'numbers compared',
    tolerations({ key: 'a', operator: 'Gt', value: '5' }, { key: 'a', operator: 'Lt', value: '-5' }),
    [],
  ],
  [
    'text compared',
    tolerations({ key: 'a', operator: 'Lt', value: 'five' }),
    [`error toleration-value-not-a-number ${AT}/value`],
  ],
  [
    'a number with a leading 0',
    tolerations({ key: 'a', operator: 'Lt', value: '05' }),
    [`error toleration-value-not-a-number ${AT}/value`],
  ],
]);

test.run();
