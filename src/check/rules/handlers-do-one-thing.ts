import type { Rule } from '../context.ts';
import { handlersOf } from '../handlers.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateHandler. */
export const rule: Rule = {
  codes: ['handler-missing', 'handler-twice', 'handler-incomplete'],
  check(context) {
    for (const { name, handler, kinds, path } of handlersOf(context)) {
      const found = kinds.filter((kind) => handler[kind] !== undefined);
      if (found.length === 0) context.report('handler-missing', path, [name, kinds], { part: 'key' });
      if (found.length > 1) context.report('handler-twice', path, [name, found], { part: 'key' });
      if (handler.exec !== undefined && (handler.exec.command ?? []).length === 0) {
        context.report('handler-incomplete', [...path, 'exec'], [`exec of ${name}`], { part: 'key' });
      }
    }
  },
};
