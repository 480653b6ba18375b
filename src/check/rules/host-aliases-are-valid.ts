import { each, type Rule } from '../context.ts';
import { asDnsSubdomain, isDnsSubdomain, isIp } from '../syntax.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateHostAliases. */
export const rule: Rule = {
  codes: ['host-alias-address', 'host-alias-name'],
  check(context) {
    for (const [{ ip, hostnames }, path] of each(context.pod.host_aliases, ['spec', 'pod', 'host_aliases'])) {
      if (ip !== undefined && !isIp(ip)) context.report('host-alias-address', [...path, 'ip'], [ip]);
      for (const [name, at] of each(hostnames, [...path, 'hostnames'])) {
        if (!isDnsSubdomain(name)) context.report('host-alias-name', at, [name, asDnsSubdomain(name)]);
      }
    }
  },
};
