import type { Rule } from '../context.ts';
import type { Path } from '../path.ts';
import { portsOf, protocolOf } from '../ports.ts';

/** Source: k8s.io/kubernetes pkg/api/pod warningsForPodSpecAndMeta (duplicate container port); the list's map keys. */
export const rule: Rule = {
  codes: ['port-twice'],
  check(context) {
    for (const container of context.containers) {
      const first = new Map<string, Path>();
      for (const [port, path] of portsOf(container)) {
        if (port.container_port === undefined) continue;
        const key = `${port.container_port}/${protocolOf(port)}`;
        const before = first.get(key);
        if (before === undefined) first.set(key, path);
        else context.report('port-twice', path, [key], { notes: [{ message: 'the first one', path: before }] });
      }
    }
  },
};
