import type { Rule } from '../context.ts';
import type { Path } from '../path.ts';
import { mountsOf } from '../volumes.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateVolumeMounts. */
export const rule: Rule = {
  codes: ['mount-path-twice'],
  check(context) {
    for (const container of context.containers) {
      const first = new Map<string, Path>();
      for (const { mount, path } of mountsOf(container)) {
        const { mount_path: mountPath } = mount;
        if (mountPath === undefined) continue;
        const at = [...path, 'mount_path'];
        const before = first.get(mountPath);
        if (before === undefined) first.set(mountPath, at);
        else
          context.report('mount-path-twice', at, [mountPath], { notes: [{ message: 'the first one', path: before }] });
      }
    }
  },
};
