import type { Rule } from '../context.ts';
import type { Path } from '../path.ts';
import { hostPortOf, portsOf, protocolOf } from '../ports.ts';

/**
 * Init containers that end run one by one, and share ports with nobody.
 * Source: k8s.io/kubernetes pkg/apis/core/validation checkHostPortConflicts.
 */
export const rule: Rule = {
  codes: ['host-port-twice'],
  check(context) {
    const inPod = new Map<string, Path>();
    for (const container of context.containers) {
      const taken = container.role === 'init' ? new Map<string, Path>() : inPod;
      for (const [port, path] of portsOf(container)) {
        const host = hostPortOf(port, context);
        if (host === undefined) continue;
        const key = `${port.host_ip ?? ''} ${host}/${protocolOf(port)}`.trim();
        const before = taken.get(key);
        if (before === undefined) taken.set(key, path);
        else context.report('host-port-twice', path, [key], { notes: [{ message: 'the first one', path: before }] });
      }
    }
  },
};
