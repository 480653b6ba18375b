import { each, type Rule } from '../context.ts';

/** Source: k8s.io/kubernetes pkg/features: alpha in 1.36, or beta and off. */
export const rule: Rule = {
  codes: ['feature-gated'],
  check(context) {
    for (const [{ operator }, path] of each(context.pod.tolerations, ['spec', 'pod', 'tolerations'])) {
      if (operator !== 'Lt' && operator !== 'Gt') continue;
      const feature = 'TaintTolerationComparisonOperators';
      context.report('feature-gated', [...path, 'operator'], [`The operator ${operator}`, feature]);
    }
    if (context.pod.security_context?.se_linux_change_policy === 'MountOption') {
      const path = ['spec', 'pod', 'security_context', 'se_linux_change_policy'];
      context.report('feature-gated', path, ['The policy MountOption', 'SELinuxMount']);
    }
  },
};
