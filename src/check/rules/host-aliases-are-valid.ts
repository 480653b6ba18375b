import { each, type Rule } from '../context.ts';
import type { Path } from '../path.ts';
import { asDnsSubdomain, isDnsSubdomain, isIp } from '../syntax.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateHostAliases. */
export const rule: Rule = {
  codes: ['host-alias-address', 'host-alias-name', 'host-alias-twice'],
  check(context) {
    const first = new Map<string, Path>();
    for (const [{ ip, hostnames }, path] of each(context.pod.host_aliases, ['spec', 'pod', 'host_aliases'])) {
      if (ip !== undefined && !isIp(ip)) context.report('host-alias-address', [...path, 'ip'], [ip]);
      const before = first.get(ip ?? '');
      const notes = before === undefined ? [] : [{ message: 'the first one', path: before }];
      if (before !== undefined) context.report('host-alias-twice', [...path, 'ip'], [ip ?? ''], { notes });
      else if (ip !== undefined) first.set(ip, [...path, 'ip']);
      for (const [name, at] of each(hostnames, [...path, 'hostnames'])) {
        if (!isDnsSubdomain(name)) context.report('host-alias-name', at, [name, asDnsSubdomain(name)]);
      }
    }
  },
};
