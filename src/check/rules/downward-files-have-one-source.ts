import type { Rule } from '../context.ts';
import { fieldRefsOf } from '../field-refs.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateDownwardAPIVolumeFile. */
export const rule: Rule = {
  codes: ['downward-file-sources'],
  check(context) {
    for (const { field, resource, inVolume, path } of fieldRefsOf(context)) {
      if (!inVolume || (field === undefined) !== (resource === undefined)) continue;
      context.report('downward-file-sources', path, [field === undefined ? 0 : 2]);
    }
  },
};
