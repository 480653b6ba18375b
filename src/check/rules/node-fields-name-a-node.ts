import { each, type Rule } from '../context.ts';
import { nodeTermsOf } from '../selectors.ts';
import { isDnsSubdomain } from '../syntax.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateNodeFieldSelectorRequirement. */
export const rule: Rule = {
  codes: ['node-field-unknown', 'node-field-operator', 'node-field-values', 'node-field-value-invalid'],
  check(context) {
    for (const { term, path } of nodeTermsOf(context)) {
      for (const [{ key, operator, values = [] }, at] of each(term.match_fields, [...path, 'match_fields'])) {
        if (key !== undefined && key !== 'metadata.name') context.report('node-field-unknown', [...at, 'key'], [key]);
        if (operator !== undefined && operator !== 'In' && operator !== 'NotIn') {
          context.report('node-field-operator', [...at, 'operator'], [operator]);
        } else if (values.length !== 1) context.report('node-field-values', at, [values.length]);
        for (const [name, below] of each(values, [...at, 'values'])) {
          if (!isDnsSubdomain(name)) context.report('node-field-value-invalid', below, [name]);
        }
      }
    }
  },
};
