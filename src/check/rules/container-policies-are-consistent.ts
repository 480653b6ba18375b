import { each, type Rule } from '../context.ts';
import type { Path } from '../path.ts';

const MOST_RULES = 20;

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateResizePolicy, validateContainerRestartPolicy. */
export const rule: Rule = {
  codes: [
    'resize-policy-twice',
    'resize-restarts-init',
    'restart-rules-without-policy',
    'restart-rules-on-sidecar',
    'restart-rules-too-many',
    'restart-rule-without-codes',
    'exit-code-twice',
  ],
  reads: ['CONTAINER/restart_policy'],
  check(context) {
    for (const { container, path, role, staysOn } of context.containers) {
      const first = new Map<string, Path>();
      for (const [resize, at] of each(container.resize_policy, [...path, 'resize_policy'])) {
        if (resize.restart_policy === 'RestartContainer' && role === 'init' && !staysOn)
          context.report('resize-restarts-init', [...at, 'restart_policy'], []);
        const { resource_name: resource } = resize;
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
        const codes = rule.exit_codes?.values ?? [];
        for (const [index, code] of codes.entries()) {
          if (codes.indexOf(code) < index)
            context.report('exit-code-twice', [...below, 'exit_codes', 'values', index], [code]);
        }
      }
      if (rules.length > MOST_RULES) context.report('restart-rules-too-many', at, [rules.length, MOST_RULES]);
    }
  },
};
