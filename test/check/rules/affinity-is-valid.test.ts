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
const antiAffinity = (key: string): Fields =>
  pod({
    affinity: { pod_anti_affinity: { required_during_scheduling_ignored_during_execution: [{ topology_key: key }] } },
  });
const spread = (skew: number): Fields =>
  pod({ topology_spread_constraints: [{ max_skew: skew, topology_key: 'zone', when_unsatisfiable: 'DoNotSchedule' }] });

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
  ['a spread', spread(1), []],
  ['a spread of 0', spread(0), ['error topology-skew /spec/pod/topology_spread_constraints/0/max_skew']],
]);

test.run();
