import type { Rule } from '../context.ts';
import { namedObjects } from '../object-names.ts';
import { asDnsSubdomain, isDnsSubdomain } from '../syntax.ts';

/**
 * A reference to an object whose name cannot exist never resolves.
 * Source: k8s.io/kubernetes pkg/apis/core/validation ValidateConfigMapName, ValidateSecretName, ValidateServiceAccountName
 * and their like (NameIsDNSSubdomain).
 */
export const rule: Rule = {
  codes: ['object-name-invalid'],
  check(context) {
    for (const { what, name, path, part = 'value' } of namedObjects(context)) {
      if (isDnsSubdomain(name)) continue;
      context.report('object-name-invalid', path, [what, name, asDnsSubdomain(name)], { part });
    }
  },
};
