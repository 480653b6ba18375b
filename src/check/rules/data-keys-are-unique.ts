import type { Rule } from '../context.ts';
import { ownObjects } from '../data.ts';
import type { Path } from '../path.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateConfigMap (a key in data and in binaryData). */
export const rule: Rule = {
  codes: ['data-key-twice'],
  check(context) {
    for (const { keys } of ownObjects(context)) {
      const first = new Map<string, Path>();
      for (const { key, path } of keys) {
        const before = first.get(key);
        if (before === undefined) first.set(key, path);
        else {
          const part = typeof path.at(-1) === 'number' ? 'value' : 'key';
          context.report('data-key-twice', path, [key], { part, notes: [{ message: 'the first one', path: before }] });
        }
      }
    }
  },
};
