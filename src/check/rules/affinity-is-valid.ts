import type { Rule } from '../context.ts';
import { podTermsOf, weightsOf } from '../selectors.ts';
import { isDnsLabel, isQualifiedName } from '../syntax.ts';

const REQUIRED = 'required_during_scheduling_ignored_during_execution';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateAffinity, validateMatchLabelKeysAndMismatchLabelKeys. */
export const rule: Rule = {
  codes: [
    'affinity-weight',
    'affinity-terms-empty',
    'topology-key-invalid',
    'match-label-key-invalid',
    'match-label-key-twice',
    'match-label-keys-alone',
    'affinity-namespace-invalid',
  ],
  check(context) {
    const required = context.pod.affinity?.node_affinity?.[REQUIRED];
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
      const matched = new Map(labelKeys.flatMap(({ key, path, differs }) => (differs ? [] : [[key, path]])));
      for (const { key, path, differs } of labelKeys) {
        const before = differs ? matched.get(key) : undefined;
        const notes = before === undefined ? [] : [{ message: 'and match_label_keys', path: before }];
        if (before !== undefined) context.report('match-label-key-twice', path, [key], { notes });
      }
      const [first] = labelKeys;
      if (first !== undefined && selector === undefined) {
        context.report('match-label-keys-alone', first.path.slice(0, -1), [], { part: 'key' });
      }
    }
  },
};
