import { each, type Rule } from '../context.ts';
import { filesOf } from '../files.ts';
import { isInside } from '../syntax.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateKeyToPath (validateLocalNonReservedPath). */
export const rule: Rule = {
  codes: ['item-path-invalid'],
  check(context) {
    for (const { files, path } of filesOf(context)) {
      const ofKey = files.path === undefined || files.path === '' ? [] : [[files.path, [...path, 'path']] as const];
      const items = each(files.items, [...path, 'items']).map(([item, at]) => [item.path, [...at, 'path']] as const);
      for (const [file, at] of [...ofKey, ...items]) {
        if (file === undefined || (file !== '' && !file.startsWith('..') && isInside(file))) continue;
        context.report('item-path-invalid', at, [file]);
      }
    }
  },
};
