import { test } from 'uvu';
import { rule } from '../../../src/check/rules/gates-and-claims-are-named.ts';
import { type Fields, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const CLAIMS = '/spec/pod/resource_claims';
const ready = (type: string): Fields => pod({ readiness_gates: [{ condition_type: type }] });
const gates = (...names: readonly string[]): Fields => pod({ scheduling_gates: names.map((name) => ({ name })) });
const claims = (...list: readonly Fields[]): Fields => pod({ resource_claims: list });

specify(rule, [
  ['a readiness gate', ready('example.com/ready'), []],
  [
    'a readiness gate with a blank',
    ready('is ready'),
    ['error gate-name-invalid /spec/pod/readiness_gates/0/condition_type'],
  ],
  ['an empty one', ready(''), ['error gate-name-invalid /spec/pod/readiness_gates/0/condition_type']],
  ['scheduling gates', gates('example.com/a', 'b'), []],
  ['a scheduling gate with a tick', gates('`a'), ['error gate-name-invalid /spec/pod/scheduling_gates/0/name']],
  [
    'one twice',
    gates('a', 'a'),
    ['error gate-twice /spec/pod/scheduling_gates/1/name + /spec/pod/scheduling_gates/0/name'],
  ],
  ['a claim', claims({ name: 'gpu', resource_claim_name: 'gpu.one' }), []],
  ['a claim by template', claims({ name: 'gpu', resource_claim_template_name: 'gpus' }), []],
  ['a claim of nothing', claims({ name: 'gpu' }), [`error claim-sources ${CLAIMS}/0`]],
  [
    'a claim of both',
    claims({ name: 'gpu', resource_claim_name: 'a', resource_claim_template_name: 'b' }),
    [`error claim-sources ${CLAIMS}/0`],
  ],
  [
    'a name with a dot',
    claims({ name: 'a.b', resource_claim_name: 'a' }),
    [`error claim-name-invalid ${CLAIMS}/0/name`],
  ],
  [
    'a name of an object in capitals',
    claims({ name: 'gpu', resource_claim_name: 'GPU' }),
    [`error claim-name-invalid ${CLAIMS}/0/resource_claim_name`],
  ],
  [
    'a name twice',
    claims({ name: 'gpu', resource_claim_name: 'a' }, { name: 'gpu', resource_claim_name: 'b' }),
    [`error claim-twice ${CLAIMS}/1/name + ${CLAIMS}/0/name`],
  ],
]);

test.run();
