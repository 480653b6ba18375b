import type { Rule } from '../context.ts';
import { mountsOf } from '../volumes.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateMountPropagation, validateMountRecursiveReadOnly. */
export const rule: Rule = {
  codes: ['propagation-needs-privilege', 'recursive-read-only-needs'],
  reads: ['CONTAINER/security_context/privileged', 'CONTAINER/volume_mounts/*/read_only'],
  check(context) {
    for (const { mount, path, container } of context.containers.flatMap(mountsOf)) {
      const { mount_propagation: propagation = 'None', recursive_read_only: recursive = 'Disabled' } = mount;
      if (propagation === 'Bidirectional' && !container.container.security_context?.privileged) {
        context.report('propagation-needs-privilege', [...path, 'mount_propagation'], []);
      }
      if (recursive === 'Disabled') continue;
      const at = [...path, 'recursive_read_only'];
      if (!mount.read_only) context.report('recursive-read-only-needs', at, ['read_only']);
      if (propagation !== 'None') context.report('recursive-read-only-needs', at, ['propagation']);
    }
  },
};
