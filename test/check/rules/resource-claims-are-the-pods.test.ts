import { test } from 'uvu';
import { rule } from '../../../src/check/rules/resource-claims-are-the-pods.ts';
import { app, type Fields, merge, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/container/app/resources/claims';
const DECLARED = pod({ resource_claims: [{ name: 'gpu', resource_claim_name: 'gpu' }] });
const claims = (...list: readonly Fields[]): Fields => merge(DECLARED, app({ resources: { claims: list } }));

specify(rule, [
  ['a claim of the pod', claims({ name: 'gpu' }), []],
  ['another', claims({ name: 'gpus' }), [`error resource-claim-unknown ${AT}/0/name`]],
  ['twice', claims({ name: 'gpu' }, { name: 'gpu' }), [`error resource-claim-twice ${AT}/1 + ${AT}/0`]],
  ['two requests of it', claims({ name: 'gpu', request: 'a' }, { name: 'gpu', request: 'b' }), []],
  [
    'one request twice',
    claims({ name: 'gpu', request: 'a' }, { name: 'gpu', request: 'a' }),
    [`error resource-claim-twice ${AT}/1 + ${AT}/0`],
  ],
  [
    'all of it, and a request',
    claims({ name: 'gpu' }, { name: 'gpu', request: 'a' }),
    [`error resource-claim-twice ${AT}/1 + ${AT}/0`],
  ],
  [
    'a request in capitals',
    claims({ name: 'gpu', request: 'A' }),
    [`error resource-claim-request-invalid ${AT}/0/request`],
  ],
  ['none of the pod as a whole', merge(DECLARED, pod({ resources: { claims: [] } })), []],
  [
    'of the pod as a whole',
    merge(DECLARED, pod({ resources: { claims: [{ name: 'gpu' }] } })),
    ['error resource-claims-of-pod key of /spec/pod/resources/claims'],
  ],
]);

test.run();
