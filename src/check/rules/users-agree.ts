import { each, type Rule } from '../context.ts';
import { securityOf } from '../security.ts';

const GREATEST = 2 ** 31 - 1;

/** Source: k8s.io/apimachinery/pkg/util/validation IsValidUserID; the kubelet's verifyRunAsNonRoot. */
export const rule: Rule = {
  codes: ['root-refused', 'user-id-invalid'],
  check(context) {
    const ofPod = context.pod.security_context;
    for (const { security, path, container } of securityOf(context)) {
      for (const field of ['run_as_user', 'run_as_group', 'fs_group'] as const) {
        const id = security[field];
        if (id !== undefined && !isId(id)) context.report('user-id-invalid', [...path, field], [field, id]);
      }
      for (const [id, at] of each(security.supplemental_groups, [...path, 'supplemental_groups'])) {
        if (!isId(id)) context.report('user-id-invalid', at, ['supplemental_groups', id]);
      }
      const nonRoot = security.run_as_non_root ?? (container && ofPod?.run_as_non_root);
      const user = security.run_as_user ?? (container && ofPod?.run_as_user);
      // What a container takes over from the pod unchanged is said once, at the pod.
      const isOwn = security.run_as_non_root !== undefined || security.run_as_user !== undefined;
      if (nonRoot && user === 0 && isOwn) {
        const field = security.run_as_user === undefined ? 'run_as_non_root' : 'run_as_user';
        context.report('root-refused', [...path, field], []);
      }
    }
  },
};

const isId = (id: number): boolean => id >= 0 && id <= GREATEST;
