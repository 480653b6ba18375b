import type { Rule } from '../context.ts';
import { expressionsOf } from '../selectors.ts';

/**
 * Source: k8s.io/kubernetes pkg/apis/core/validation ValidateNodeSelectorRequirement, and
 * k8s.io/apimachinery/pkg/apis/meta/v1/validation ValidateLabelSelectorRequirement.
 */
export const rule: Rule = {
  codes: ['expression-needs-values', 'expression-takes-no-values', 'expression-needs-a-number'],
  check(context) {
    for (const { expression, path } of expressionsOf(context)) {
      const { operator, values = [] } = expression;
      if (operator === 'In' || operator === 'NotIn') {
        if (values.length === 0) context.report('expression-needs-values', path, [operator]);
      } else if (operator === 'Exists' || operator === 'DoesNotExist') {
        if (values.length > 0) context.report('expression-takes-no-values', [...path, 'values'], [operator]);
      } else if (operator !== undefined && !(values.length === 1 && /^\d+$/.test(values[0] ?? ''))) {
        context.report('expression-needs-a-number', path, [operator]);
      }
    }
  },
};
