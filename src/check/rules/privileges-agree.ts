import type { Rule } from '../context.ts';
import { securityOf } from '../security.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateSecurityContext. */
export const rule: Rule = {
  codes: ['privileged-without-escalation'],
  check(context) {
    for (const { security, path } of securityOf(context)) {
      if (security.allow_privilege_escalation !== false) continue;
      const notes = [{ message: 'forbidden here', path: [...path, 'allow_privilege_escalation'] }];
      const added = security.capabilities?.add ?? [];
      if (security.privileged) {
        context.report('privileged-without-escalation', [...path, 'privileged'], ['privileged: true'], { notes });
      }
      if (added.includes('CAP_SYS_ADMIN')) {
        context.report('privileged-without-escalation', [...path, 'capabilities', 'add'], ['CAP_SYS_ADMIN'], { notes });
      }
    }
  },
};
