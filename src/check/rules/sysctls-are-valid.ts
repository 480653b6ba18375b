import { each, type Rule } from '../context.ts';
import type { Path } from '../path.ts';

const SEGMENT = '[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const NAME = new RegExp(`^(${SEGMENT}[./])*${SEGMENT}$`);
const LONGEST = 253;

/** What a namespace of the kernel holds. Source: k8s.io/component-helpers node/util/sysctl, GetNamespace. */
const NAMESPACES = [
  { field: 'host_network', holds: /^net\./ },
  { field: 'host_ipc', holds: /^(kernel\.(sem$|shm|msg)|fs\.mqueue\.)/ },
] as const;

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateSysctls, IsValidSysctlName, ValidateHostSysctl. */
export const rule: Rule = {
  codes: ['sysctl-invalid', 'sysctl-twice', 'sysctl-of-the-host'],
  check(context) {
    const first = new Map<string, Path>();
    const list = context.pod.security_context?.sysctls;
    for (const [{ name }, path] of each(list, ['spec', 'pod', 'security_context', 'sysctls'])) {
      if (name === undefined) continue;
      const at = [...path, 'name'];
      if (name.length > LONGEST || !NAME.test(name)) context.report('sysctl-invalid', at, [name]);
      const plain = name.replaceAll('/', '.');
      const shared = NAMESPACES.find(({ field, holds }) => context.pod[field] && holds.test(plain));
      if (shared !== undefined) context.report('sysctl-of-the-host', at, [name, shared.field]);
      const before = first.get(plain);
      if (before === undefined) first.set(plain, at);
      else context.report('sysctl-twice', at, [name], { notes: [{ message: 'the first one', path: before }] });
    }
  },
};
