import { given, type Rule } from '../context.ts';
import { isPathSegment } from '../syntax.ts';

/** Source: k8s.io/kubernetes pkg/apis/rbac/validation ValidateRBACName. */
export const rule: Rule = {
  codes: ['rbac-name-invalid'],
  check(context) {
    for (const field of ['name', 'cluster_name'] as const) {
      const name = context.spec.rbac?.[field];
      if (!given(name) || isPathSegment(name)) continue;
      context.report('rbac-name-invalid', ['spec', 'rbac', field], [name]);
    }
  },
};
