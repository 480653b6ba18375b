import { given, type Rule } from '../context.ts';
import { asDnsLabel, isDnsLabel } from '../syntax.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateNamespaceName (a DNS-1123 label). */
export const rule: Rule = {
  codes: ['namespace-missing', 'namespace-two-sources', 'namespace-invalid', 'namespace-settings-unused'],
  check(context) {
    const { namespace, create_namespace: create } = context.spec;
    if (namespace === undefined) return;
    const path = ['spec', 'namespace'];
    const { value, value_from: reference } = namespace;
    if (!given(value) && reference === undefined) context.report('namespace-missing', path, []);
    if (given(value) && reference !== undefined) {
      const notes = [{ message: 'and value_from', path: [...path, 'value_from'] }];
      context.report('namespace-two-sources', [...path, 'value'], [], { notes });
    }
    if (given(value) && !isDnsLabel(value)) {
      context.report('namespace-invalid', [...path, 'value'], [value, asDnsLabel(value)]);
    }
    for (const field of ['labels', 'annotations'] as const) {
      if (namespace[field] === undefined || create) continue;
      context.report('namespace-settings-unused', [...path, field], [field], { part: 'key' });
    }
  },
};
