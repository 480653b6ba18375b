import { each, type Rule } from '../context.ts';

/** Source: k8s.io/kubernetes pkg/apis/rbac/validation ValidatePolicyRule. */
export const rule: Rule = {
  codes: ['rbac-rule-incomplete', 'rbac-rule-mixed', 'rbac-url-in-namespace'],
  check(context) {
    for (const field of ['cluster_rules', 'namespace_rules'] as const) {
      for (const [permission, path] of each(context.spec.rbac?.[field], ['spec', 'rbac', field])) {
        const { api_groups: groups, resources, resource_names: names, non_resource_urls: urls } = permission;
        if (urls !== undefined) {
          const mixed = [groups, resources, names].some((list) => list !== undefined && list.length > 0);
          const at = [...path, 'non_resource_urls'];
          if (field === 'namespace_rules') context.report('rbac-url-in-namespace', at, [], { part: 'key' });
          else if (mixed) context.report('rbac-rule-mixed', path, []);
          continue;
        }
        if (groups === undefined) context.report('rbac-rule-incomplete', path, ['api_groups']);
        if (resources === undefined) context.report('rbac-rule-incomplete', path, ['resources']);
      }
    }
  },
};
