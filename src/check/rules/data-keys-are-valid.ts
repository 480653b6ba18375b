import type { Rule } from '../context.ts';
import { ownObjects } from '../data.ts';
import { referencesOf } from '../references.ts';
import { isDataKey } from '../syntax.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateConfigMap, ValidateSecret (IsConfigMapKey). */
export const rule: Rule = {
  codes: ['data-key-invalid'],
  check(context) {
    for (const { key, path } of ownObjects(context).flatMap(({ keys }) => keys)) {
      const part = typeof path.at(-1) === 'number' ? 'value' : 'key';
      if (!isDataKey(key)) context.report('data-key-invalid', path, [key], { part });
    }
    for (const { key, path } of referencesOf(context).flatMap(({ keys }) => keys)) {
      if (!isDataKey(key)) context.report('data-key-invalid', path, [key]);
    }
  },
};
