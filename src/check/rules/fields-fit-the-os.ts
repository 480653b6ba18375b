import type { ContainerAt, Context, Rule } from '../context.ts';
import { securityOf } from '../security.ts';

const OF_PODS = ['host_pid', 'host_ipc', 'host_users', 'share_process_namespace'] as const;
/** Plain booleans of the API, which can't tell false from absent. */
const UNSET_BY_FALSE: ReadonlySet<string> = new Set(['host_pid', 'host_ipc']);
const OF_SECURITY = [
  'app_armor_profile',
  'se_linux_options',
  'seccomp_profile',
  'fs_group',
  'fs_group_change_policy',
  'sysctls',
  'se_linux_change_policy',
  'run_as_user',
  'run_as_group',
  'supplemental_groups',
  'supplemental_groups_policy',
  'capabilities',
  'read_only_root_filesystem',
  'privileged',
  'allow_privilege_escalation',
  'proc_mount',
] as const;

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateWindows, validateLinux, validateWindowsHostProcessPod. */
export const rule: Rule = {
  codes: ['field-not-on-windows', 'field-not-on-linux', 'host-process-needs', 'host-process-mixed'],
  reads: ['spec/pod/host_network'],
  check(context) {
    const os = context.pod.os?.name;
    if (os === 'windows') checkWindows(context);
    checkHostProcess(context);
    for (const { security, path } of securityOf(context)) {
      const { windows_options: options } = security;
      const at = [...path, 'windows_options'];
      if (options !== undefined && os === 'linux') context.report('field-not-on-linux', at, [], { part: 'key' });
      if (options?.host_process && !context.pod.host_network)
        context.report('host-process-needs', [...at, 'host_process'], []);
    }
  },
};

function checkWindows(context: Context): void {
  for (const field of OF_PODS) {
    if (context.pod[field] === undefined || (!context.pod[field] && UNSET_BY_FALSE.has(field))) continue;
    context.report('field-not-on-windows', ['spec', 'pod', field], [field], { part: 'key' });
  }
  for (const { security, path } of securityOf(context)) {
    for (const field of OF_SECURITY) {
      if (security[field] === undefined) continue;
      context.report('field-not-on-windows', [...path, field], [field], { part: 'key' });
    }
  }
}

/** Those that say nothing take it over from the pod. */
function checkHostProcess(context: Context): void {
  const ofPod = context.pod.security_context?.windows_options?.host_process;
  const isOne = ({ container }: ContainerAt): boolean =>
    (container.security_context?.windows_options?.host_process ?? ofPod) === true;
  const first = context.containers.find(isOne);
  const other = context.containers.find((one) => !isOne(one));
  if (other === undefined || (first === undefined && !ofPod)) return;
  const notes = first === undefined ? [] : [{ message: 'host_process', path: first.path }];
  context.report('host-process-mixed', other.path, [], {
    notes,
    part: typeof other.path.at(-1) === 'number' ? 'value' : 'key',
  });
}
