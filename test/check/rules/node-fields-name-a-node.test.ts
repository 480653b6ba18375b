import { test } from 'uvu';
import { rule } from '../../../src/check/rules/node-fields-name-a-node.ts';
import { type Fields, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const REQUIRED = 'required_during_scheduling_ignored_during_execution';
const PREFERRED = 'preferred_during_scheduling_ignored_during_execution';
const AT = `/spec/pod/affinity/node_affinity/${REQUIRED}/node_selector_terms/0/match_fields/0`;
const NODE = { key: 'metadata.name', operator: 'In', values: ['node-1.example.com'] };
const field = (fields: Fields): Fields =>
  pod({
    affinity: {
      node_affinity: { [REQUIRED]: { node_selector_terms: [{ match_fields: [{ ...NODE, ...fields }] }] } },
    },
  });

specify(rule, [
  ['a node', field({}), []],
  ['any but a node', field({ operator: 'NotIn' }), []],
  ['another field', field({ key: 'metadata.uid' }), [`error node-field-unknown ${AT}/key`]],
  ['an operator of labels', field({ operator: 'Exists', values: [] }), [`error node-field-operator ${AT}/operator`]],
  ['two nodes', field({ values: ['a', 'b'] }), [`error node-field-values ${AT}`]],
  ['no node', field({ values: undefined }), [`error node-field-values ${AT}`]],
  ['a node in capitals', field({ values: ['A'] }), [`error node-field-value-invalid ${AT}/values/0`]],
  [
    'a preference',
    pod({
      affinity: {
        node_affinity: { [PREFERRED]: [{ weight: 1, preference: { match_fields: [{ ...NODE, key: 'a' }] } }] },
      },
    }),
    [`error node-field-unknown /spec/pod/affinity/node_affinity/${PREFERRED}/0/preference/match_fields/0/key`],
  ],
]);

test.run();
