import { test } from 'uvu';
import { rule } from '../../../src/check/rules/affinity-is-valid.ts';
import { type Fields, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const PREFERRED = '/spec/pod/affinity/node_affinity/preferred_during_scheduling_ignored_during_execution';
const ANTI = '/spec/pod/affinity/pod_anti_affinity/required_during_scheduling_ignored_during_execution';
const preferred = (...weights: readonly number[]): Fields =>
  pod({
    affinity: {
      node_affinity: {
        preferred_during_scheduling_ignored_during_execution: weights.map((weight) => ({ weight, preference: {} })),
      },
    },
  });
const antiAffinity = (key: string, fields: Fields = {}): Fields =>
  pod({
    affinity: {
      pod_anti_affinity: { required_during_scheduling_ignored_during_execution: [{ topology_key: key, ...fields }] },
    },
  });
const spread = (skew: number, fields: Fields = {}): Fields =>
  pod({
    topology_spread_constraints: [
      { max_skew: skew, topology_key: 'zone', when_unsatisfiable: 'DoNotSchedule', ...fields },
    ],
  });

const SELECTED = { label_selector: { match_labels: { app: 'other' } } };

specify(rule, [
  ['none', {}, []],
  ['weights', preferred(1, 100), []],
  [
    'weights beyond',
    preferred(0, 101),
    [`error affinity-weight ${PREFERRED}/0/weight`, `error affinity-weight ${PREFERRED}/1/weight`],
  ],
  [
    'no terms',
    pod({
      affinity: { node_affinity: { required_during_scheduling_ignored_during_execution: { node_selector_terms: [] } } },
    }),
    [
      'error affinity-terms-empty key of /spec/pod/affinity/node_affinity/required_during_scheduling_ignored_during_execution',
    ],
  ],
  ['a topology key', antiAffinity('topology.kubernetes.io/zone'), []],
  ['an empty one', antiAffinity(''), [`error topology-key-invalid ${ANTI}/0/topology_key`]],
  ['no key of a label', antiAffinity('a b'), [`error topology-key-invalid ${ANTI}/0/topology_key`]],
  ['label keys', spread(1, { label_selector: {}, match_label_keys: ['example.com/team'] }), []],
  [
    'a label key with a blank',
    spread(1, { label_selector: {}, match_label_keys: ['a', 'a b'] }),
    ['error match-label-key-invalid /spec/pod/topology_spread_constraints/0/match_label_keys/1'],
  ],
  [
    'label keys without a selector',
    spread(1, { match_label_keys: ['a'] }),
    ['error match-label-keys-alone key of /spec/pod/topology_spread_constraints/0/match_label_keys'],
  ],
  [
    'label keys alike and unlike',
    antiAffinity('zone', { ...SELECTED, match_label_keys: ['a'], mismatch_label_keys: ['b'] }),
    [],
  ],
  [
    'one in both',
    antiAffinity('zone', { ...SELECTED, match_label_keys: ['a'], mismatch_label_keys: ['b', 'a'] }),
    [`error match-label-key-twice ${ANTI}/0/mismatch_label_keys/1 + ${ANTI}/0/match_label_keys/0`],
  ],
  ['a namespace', antiAffinity('zone', { namespaces: ['logging'] }), []],
  [
    'a namespace in capitals',
    antiAffinity('zone', { namespaces: ['logging', 'Logging'] }),
    [`error affinity-namespace-invalid ${ANTI}/0/namespaces/1`],
  ],
]);

test.run();
