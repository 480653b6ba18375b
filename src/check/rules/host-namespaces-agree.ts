import type { Rule } from '../context.ts';
import { securityOf } from '../security.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validatePodSpecSecurityContext, validateHostUsers, ValidateProcMount. */
export const rule: Rule = {
  codes: ['host-namespaces-conflict'],
  check(context) {
    const { pod } = context;
    const path = ['spec', 'pod'];
    if (pod.host_pid && pod.share_process_namespace) {
      const notes = [{ message: 'host_pid', path: [...path, 'host_pid'] }];
      const at = [...path, 'share_process_namespace'];
      context.report('host-namespaces-conflict', at, ['share_process_namespace', 'host_pid'], { notes });
    }
    for (const field of ['host_network', 'host_pid', 'host_ipc'] as const) {
      if (pod.host_users !== false || !pod[field]) continue;
      const notes = [{ message: 'host_users: false', path: [...path, 'host_users'] }];
      context.report('host-namespaces-conflict', [...path, field], [field, 'host_users: false'], { notes });
    }
    for (const { security, path: at } of securityOf(context)) {
      if (security.proc_mount !== 'Unmasked' || pod.host_users === false) continue;
      context.report('host-namespaces-conflict', [...at, 'proc_mount'], ['proc_mount Unmasked', 'host_users: true']);
    }
  },
};
