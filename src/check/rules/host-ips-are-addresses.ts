import { given, type Rule } from '../context.ts';
import { portsOf } from '../ports.ts';
import { isIp } from '../syntax.ts';

/**
 * Source: the runtime binds it (k8s.io/kubernetes pkg/kubelet ParsePodIP and CNI portmap): what isn't an address starts
 * no container.
 */
export const rule: Rule = {
  codes: ['host-ip-invalid'],
  check(context) {
    for (const [{ host_ip: ip }, path] of context.containers.flatMap(portsOf)) {
      if (given(ip) && !isIp(ip)) context.report('host-ip-invalid', [...path, 'host_ip'], [ip]);
    }
  },
};
