import { test } from 'uvu';
import { rule } from '../../../src/check/rules/label-requirements-are-valid.ts';
import { type Fields, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const TERMS =
  '/spec/pod/affinity/node_affinity/required_during_scheduling_ignored_during_execution/node_selector_terms/0/match_expressions';

const nodeTerms = (...expressions: readonly Fields[]): Fields =>
  pod({
    affinity: {
      node_affinity: {
        required_during_scheduling_ignored_during_execution: {
          node_selector_terms: [{ match_expressions: expressions }],
        },
      },
    },
  });

specify(rule, [
  [
    'each operator as it wants its values',
    nodeTerms(
      { key: 'a', operator: 'In', values: ['b'] },
      { key: 'a', operator: 'NotIn', values: ['b', 'c'] },
      { key: 'a', operator: 'Exists' },
      { key: 'a', operator: 'DoesNotExist', values: [] },
      { key: 'a', operator: 'Gt', values: ['5'] },
      { key: 'a', operator: 'Lt', values: ['05'] },
    ),
    [],
  ],
  ['In without values', nodeTerms({ key: 'a', operator: 'In' }), [`error expression-needs-values ${TERMS}/0`]],
  [
    'NotIn with none',
    nodeTerms({ key: 'a', operator: 'NotIn', values: [] }),
    [`error expression-needs-values ${TERMS}/0`],
  ],
  [
    'Exists with values',
    nodeTerms({ key: 'a', operator: 'Exists', values: ['b'] }),
    [`error expression-takes-no-values ${TERMS}/0/values`],
  ],
  [
    'Gt with text',
    nodeTerms({ key: 'a', operator: 'Gt', values: ['b'] }),
    [`error expression-needs-a-number ${TERMS}/0`],
  ],
  [
    'Lt with a sign',
    nodeTerms({ key: 'a', operator: 'Lt', values: ['-5'] }),
    [`error expression-needs-a-number ${TERMS}/0`],
  ],
  [
    'Lt with two numbers',
    nodeTerms({ key: 'a', operator: 'Lt', values: ['1', '2'] }),
    [`error expression-needs-a-number ${TERMS}/0`],
  ],
  [
    'a preference',
    pod({
      affinity: {
        node_affinity: {
          preferred_during_scheduling_ignored_during_execution: [
            { weight: 1, preference: { match_expressions: [{ key: 'a', operator: 'In' }] } },
          ],
        },
      },
    }),
    [
      'error expression-needs-values /spec/pod/affinity/node_affinity/preferred_during_scheduling_ignored_during_execution/0/preference/match_expressions/0',
    ],
  ],
  [
    'a claim of a volume',
    pod({
      volumes: [
        {
          name: 'v',
          ephemeral: {
            volume_claim_template: { spec: { selector: { match_expressions: [{ key: 'a', operator: 'In' }] } } },
          },
        },
      ],
    }),
    [
      'error expression-needs-values /spec/pod/volumes/0/ephemeral/volume_claim_template/spec/selector/match_expressions/0',
    ],
  ],
  [
    'namespaces of pod affinity',
    pod({
      affinity: {
        pod_affinity: {
          required_during_scheduling_ignored_during_execution: [
            { topology_key: 'zone', namespace_selector: { match_expressions: [{ key: 'a', operator: 'NotIn' }] } },
          ],
        },
      },
    }),
    [
      'error expression-needs-values /spec/pod/affinity/pod_affinity/required_during_scheduling_ignored_during_execution/0/namespace_selector/match_expressions/0',
    ],
  ],
  [
    'a topology spread',
    pod({
      topology_spread_constraints: [
        {
          max_skew: 1,
          topology_key: 'zone',
          when_unsatisfiable: 'DoNotSchedule',
          label_selector: { match_expressions: [{ key: 'a', operator: 'DoesNotExist', values: ['b'] }] },
        },
      ],
    }),
    [
      'error expression-takes-no-values /spec/pod/topology_spread_constraints/0/label_selector/match_expressions/0/values',
    ],
  ],
]);

test.run();
