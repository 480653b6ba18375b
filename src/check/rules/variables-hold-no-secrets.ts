import { looksSecret } from '../../model/credentials.ts';
import { each, type Rule } from '../context.ts';

/** Advice. */
export const rule: Rule = {
  codes: ['variable-looks-secret'],
  check(context) {
    for (const { container, path } of context.containers) {
      for (const [{ name = '', value = '' }, at] of each(container.env?.variables, [...path, 'env', 'variables'])) {
        if (looksSecret(name, value)) {
          context.report('variable-looks-secret', [...at, 'name'], [name]);
        }
      }
    }
  },
};
