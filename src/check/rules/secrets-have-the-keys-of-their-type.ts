import { entriesOf, type Rule } from '../context.ts';

const ALL_OF: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateSecret. */
export const rule: Rule = {
  codes: ['secret-key-missing'],
  check(context) {
    for (const [, { type = '', keys }, path] of entriesOf(context.spec.secrets, ['spec', 'secrets'])) {
      if (keys === undefined) continue;
      const missing = Object.hasOwn(ALL_OF, type) ? (ALL_OF[type] ?? []).filter((key) => !keys.includes(key)) : [];
      if (missing.length > 0) context.report('secret-key-missing', [...path, 'keys'], [type, missing], { part: 'key' });
    }
  },
};
