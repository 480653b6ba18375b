import { given, type Rule } from '../context.ts';
import { asDnsLabel, isDnsLabel, isDnsSubdomain } from '../syntax.ts';

const LONGEST_OVERRIDE = 64;

/**
 * Source: k8s.io/kubernetes pkg/apis/core/validation ValidatePodSpec (hostname and subdomain: IsDNS1123Label),
 * validateHostnameOverride.
 */
export const rule: Rule = {
  codes: ['host-name-invalid', 'host-name-override-invalid', 'host-name-override-conflict'],
  check(context) {
    const { pod } = context;
    for (const field of ['hostname', 'subdomain'] as const) {
      const name = pod[field];
      if (!given(name) || isDnsLabel(name)) continue;
      context.report('host-name-invalid', ['spec', 'pod', field], [field, name, asDnsLabel(name)]);
    }
    const override = pod.hostname_override;
    if (override === undefined) return;
    const path = ['spec', 'pod', 'hostname_override'];
    if (override.length > LONGEST_OVERRIDE || !isDnsSubdomain(override)) {
      context.report('host-name-override-invalid', path, [override]);
    }
    const conflict = (['host_network', 'set_hostname_as_fqdn'] as const).find((field) => pod[field]);
    if (conflict !== undefined) context.report('host-name-override-conflict', path, [conflict]);
  },
};
