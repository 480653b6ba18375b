import { given, type Rule } from '../context.ts';
import { asDnsLabel, isDnsLabel } from '../syntax.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidatePodSpec (hostname and subdomain: IsDNS1123Label). */
export const rule: Rule = {
  codes: ['host-name-invalid'],
  check(context) {
    for (const field of ['hostname', 'subdomain'] as const) {
      const name = context.pod[field];
      if (!given(name) || isDnsLabel(name)) continue;
      context.report('host-name-invalid', ['spec', 'pod', field], [field, name, asDnsLabel(name)]);
    }
  },
};
