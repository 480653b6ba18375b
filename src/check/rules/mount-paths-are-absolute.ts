import type { Rule } from '../context.ts';
import { mountsOf } from '../volumes.ts';

/** A path of Windows, with a drive or a share. */
const OF_WINDOWS = /^[A-Za-z]:([\\/]|$)|^\\\\/;

/** Source: kubernetes.io/docs/reference/kubernetes-api, VolumeMount ("must not contain ':'"); the API takes both. */
export const rule: Rule = {
  codes: ['mount-path-relative', 'mount-path-with-colon'],
  check(context) {
    for (const { mount, path } of context.containers.flatMap(mountsOf)) {
      const { mount_path: mountPath } = mount;
      if (mountPath === undefined || OF_WINDOWS.test(mountPath)) continue;
      const at = [...path, 'mount_path'];
      if (!mountPath.startsWith('/')) context.report('mount-path-relative', at, [mountPath]);
      if (mountPath.includes(':')) context.report('mount-path-with-colon', at, [mountPath]);
    }
  },
};
