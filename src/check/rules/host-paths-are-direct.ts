import type { Rule } from '../context.ts';
import { volumesOf } from '../volumes.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateHostPathVolumeSource (validatePathNoBacksteps). */
export const rule: Rule = {
  codes: ['host-path-backsteps', 'host-path-relative'],
  check(context) {
    for (const { volume, path } of volumesOf(context)) {
      const hostPath = volume.host_path?.path;
      if (hostPath === undefined) continue;
      const at = [...path, 'host_path', 'path'];
      if (hostPath.split('/').includes('..')) context.report('host-path-backsteps', at, [hostPath]);
      if (!/^(\/|[A-Za-z]:|\\)/.test(hostPath)) context.report('host-path-relative', at, [hostPath]);
    }
  },
};
