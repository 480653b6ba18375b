import { each, type Rule } from '../context.ts';
import { handlersOf } from '../handlers.ts';
import { isHeaderName } from '../syntax.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateHTTPGetAction. */
export const rule: Rule = {
  codes: ['header-name-invalid'],
  check(context) {
    for (const { handler, path } of handlersOf(context)) {
      for (const [{ name }, at] of each(handler.http_get?.http_headers, [...path, 'http_get', 'http_headers'])) {
        if (name !== undefined && !isHeaderName(name)) context.report('header-name-invalid', [...at, 'name'], [name]);
      }
    }
  },
};
