import { each, type Rule } from '../context.ts';
import type { Path } from '../path.ts';

const MOST_RULES = 20;

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateResizePolicy, validateContainerRestartPolicy. */
export const rule: Rule = {
  codes: [
    'resize-policy-twice',
    'restart-rules-without-policy',
    'restart-rules-on-sidecar',
    'restart-rules-too-many',
    'restart-rule-without-codes',
  ],
  reads: ['CONTAINER/restart_policy'],
  check(context) {
    for (const { container, path, role } of context.containers) {
      const first = new Map<string, Path>();
      for (const [{ resource_name: resource }, at] of each(container.resize_policy, [...path, 'resize_policy'])) {
        if (resource === undefined) continue;
        const before = first.get(resource);
        const notes = before === undefined ? [] : [{ message: 'the first one', path: before }];
        if (before === undefined) first.set(resource, at);
        else context.report('resize-policy-twice', at, [resource], { notes });
      }
      const { restart_policy_rules: rules = [], restart_policy: policy } = container;
      const at = [...path, 'restart_policy_rules'];
      if (rules.length > 0 && policy === undefined) context.report('restart-rules-without-policy', at, []);
      if (rules.length > 0 && policy === 'Always' && role === 'init')
        context.report('restart-rules-on-sidecar', at, []);
      for (const [rule, below] of each(rules, at)) {
        if (rule.exit_codes === undefined) context.report('restart-rule-without-codes', below, []);
      }
      if (rules.length > MOST_RULES) context.report('restart-rules-too-many', at, [rules.length, MOST_RULES]);
    }
  },
};
