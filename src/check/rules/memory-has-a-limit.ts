import type { Rule } from '../context.ts';

/** Advice; the v1 kinds declare a limit for an app that says nothing of resources. */
export const rule: Rule = {
  codes: ['memory-limit-missing'],
  reads: ['CONTAINER/resources/limits/*', 'spec/pod/resources/limits/*'],
  check(context) {
    for (const { container, path, role, staysOn } of context.containers) {
      if (!staysOn || (role === 'app' && container.resources === undefined && context.declaresDefaults)) continue;
      const ofPod = context.pod.resources?.limits ?? {};
      if ('memory' in (container.resources?.limits ?? {}) || 'memory' in ofPod) continue;
      const name = container.name ?? (role === 'app' ? 'app' : role);
      const at = container.resources === undefined ? path : [...path, 'resources'];
      context.report('memory-limit-missing', at, [name], { part: 'key' });
    }
  },
};
