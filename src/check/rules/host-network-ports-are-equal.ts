import type { Rule } from '../context.ts';
import { portsOf } from '../ports.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateHostNetwork, which passes over init containers. */
export const rule: Rule = {
  codes: ['host-port-differs'],
  check(context) {
    if (!context.pod.host_network) return;
    for (const [{ host_port: host, container_port: port }, path] of context.containers
      .filter(({ role }) => role !== 'init')
      .flatMap(portsOf)) {
      if (!host || port === undefined || host === port) continue;
      context.report('host-port-differs', [...path, 'host_port'], [host, port]);
    }
  },
};
