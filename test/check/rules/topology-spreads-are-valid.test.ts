import { test } from 'uvu';
import { rule } from '../../../src/check/rules/topology-spreads-are-valid.ts';
import { type Fields, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/pod/topology_spread_constraints';
const spreads = (...list: readonly Fields[]): Fields =>
  pod({
    topology_spread_constraints: list.map((fields) => ({
      max_skew: 1,
      topology_key: 'zone',
      when_unsatisfiable: 'DoNotSchedule',
      ...fields,
    })),
  });

specify(rule, [
  ['one', spreads({}), []],
  ['a skew of 0', spreads({ max_skew: 0 }), [`error topology-skew ${AT}/0/max_skew`]],
  ['domains counted where they matter', spreads({ min_domains: 1 }), []],
  ['no domain', spreads({ min_domains: 0 }), [`error topology-domains-zero ${AT}/0/min_domains`]],
  [
    'domains counted where they do not matter',
    spreads({ when_unsatisfiable: 'ScheduleAnyway', min_domains: 2 }),
    [`error topology-min-domains ${AT}/0/min_domains`],
  ],
  ['two keys', spreads({}, { topology_key: 'node' }), []],
  ['two strengths', spreads({}, { when_unsatisfiable: 'ScheduleAnyway' }), []],
  ['two of both', spreads({}, { max_skew: 2 }), [`error topology-spread-twice ${AT}/1 + ${AT}/0`]],
]);

test.run();
