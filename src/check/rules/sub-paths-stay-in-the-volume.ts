import { given, type Rule } from '../context.ts';
import { isInside } from '../syntax.ts';
import { mountsOf } from '../volumes.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateVolumeMounts (validateLocalDescendingPath). */
export const rule: Rule = {
  codes: ['sub-path-invalid', 'sub-path-two'],
  check(context) {
    for (const { mount, path } of context.containers.flatMap(mountsOf)) {
      for (const field of ['sub_path', 'sub_path_expr'] as const) {
        const text = mount[field];
        if (given(text) && !isInside(text)) context.report('sub-path-invalid', [...path, field], [field, text]);
      }
      if (given(mount.sub_path) && given(mount.sub_path_expr)) context.report('sub-path-two', path, []);
    }
  },
};
