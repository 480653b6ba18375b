import type { Rule } from '../context.ts';
import { asDnsLabel, isDnsLabel } from '../syntax.ts';
import { volumesOf } from '../volumes.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateVolumes. */
export const rule: Rule = {
  codes: ['volume-name-invalid'],
  check(context) {
    for (const { volume, path } of volumesOf(context)) {
      const { name } = volume;
      if (name === undefined || isDnsLabel(name)) continue;
      context.report('volume-name-invalid', [...path, 'name'], [name, asDnsLabel(name)]);
    }
  },
};
