import { given, type Rule } from '../context.ts';
import { pullSecrets } from '../object-names.ts';

/** Source: the kind's own rule: a pull Secret is a name or a reference. */
export const rule: Rule = {
  codes: ['pull-secret-no-name', 'pull-secret-two-names'],
  check(context) {
    for (const [{ name, value_from: reference }, path] of pullSecrets(context)) {
      if (!given(name) && reference === undefined) context.report('pull-secret-no-name', path, []);
      if (given(name) && reference !== undefined) context.report('pull-secret-two-names', path, []);
    }
  },
};
