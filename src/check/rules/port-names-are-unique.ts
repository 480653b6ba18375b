import { given, type Rule } from '../context.ts';
import type { Path } from '../path.ts';
import { portsOf } from '../ports.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateContainerPorts; over the pod its warning in pkg/api/pod. */
export const rule: Rule = {
  codes: ['port-name-twice', 'port-name-in-two-containers'],
  check(context) {
    const inPod = new Map<string, Path>();
    for (const container of context.containers) {
      const inContainer = new Map<string, Path>();
      for (const [{ name }, path] of portsOf(container)) {
        if (!given(name)) continue;
        const at = [...path, 'name'];
        const before = inContainer.get(name) ?? inPod.get(name);
        if (before !== undefined) {
          const code = inContainer.has(name) ? 'port-name-twice' : 'port-name-in-two-containers';
          context.report(code, at, [name], { notes: [{ message: 'the first one', path: before }] });
        }
        inContainer.set(name, inContainer.get(name) ?? at);
      }
      for (const [name, path] of inContainer) inPod.set(name, inPod.get(name) ?? path);
    }
  },
};
