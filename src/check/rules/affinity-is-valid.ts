import { each, type Rule } from '../context.ts';
import { podTermsOf, weightsOf } from '../selectors.ts';
import { isDnsLabel, isQualifiedName } from '../syntax.ts';

const REQUIRED = 'required_during_scheduling_ignored_during_execution';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateAffinity, validateTopologySpreadConstraints. */
export const rule: Rule = {
  codes: [
    'affinity-weight',
    'affinity-terms-empty',
    'topology-key-invalid',
    'topology-skew',
    'topology-min-domains',
    'match-label-key-invalid',
    'match-label-keys-alone',
    'affinity-namespace-invalid',
  ],
  check(context) {
    const { affinity, topology_spread_constraints: spread } = context.pod;
    const required = affinity?.node_affinity?.[REQUIRED];
    if (required?.node_selector_terms?.length === 0) {
      const path = ['spec', 'pod', 'affinity', 'node_affinity', REQUIRED];
      context.report('affinity-terms-empty', path, [], { part: 'key' });
    }
    for (const { weight, path } of weightsOf(context)) {
      if (weight !== undefined && (weight < 1 || weight > 100)) context.report('affinity-weight', path, [weight]);
    }
    for (const { topologyKey: key, selector, labelKeys, namespaces, path } of podTermsOf(context)) {
      if (key !== undefined && !isQualifiedName(key))
        context.report('topology-key-invalid', [...path, 'topology_key'], [key]);
      for (const { key, path } of labelKeys) {
        if (!isQualifiedName(key)) context.report('match-label-key-invalid', path, [key]);
      }
      for (const { name, path } of namespaces) {
        if (!isDnsLabel(name)) context.report('affinity-namespace-invalid', path, [name]);
      }
      const [first] = labelKeys;
      if (first !== undefined && selector === undefined) {
        context.report('match-label-keys-alone', first.path.slice(0, -1), [], { part: 'key' });
      }
    }
    for (const [{ max_skew: skew, min_domains: domains, when_unsatisfiable: otherwise }, path] of each(spread, [
      'spec',
      'pod',
      'topology_spread_constraints',
    ])) {
      if (domains !== undefined && otherwise === 'ScheduleAnyway') {
        context.report('topology-min-domains', [...path, 'min_domains'], []);
      }
      if (skew !== undefined && skew < 1) context.report('topology-skew', [...path, 'max_skew'], [skew]);
    }
  },
};
