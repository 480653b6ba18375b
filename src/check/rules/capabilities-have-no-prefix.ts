import { each, type Rule } from '../context.ts';
import { securityOf } from '../security.ts';

/** Source: kubernetes.io/docs/tasks/configure-pod-container/security-context ("omit the CAP_ portion"). */
export const rule: Rule = {
  codes: ['capability-prefix'],
  check(context) {
    for (const { security, path } of securityOf(context)) {
      for (const list of ['add', 'drop'] as const) {
        for (const [capability, at] of each(security.capabilities?.[list], [...path, 'capabilities', list])) {
          if (/^CAP_./i.test(capability)) context.report('capability-prefix', at, [capability]);
        }
      }
    }
  },
};
