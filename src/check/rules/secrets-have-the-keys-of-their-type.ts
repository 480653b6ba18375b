import { entriesOf, given, type Rule } from '../context.ts';

const ALL_OF: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};

/** One of them is enough. */
const ONE_OF: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/basic-auth': ['username', 'password'],
};
const OF_ACCOUNT = 'kubernetes.io/service-account-token';
const ACCOUNT = 'kubernetes.io/service-account.name';

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateSecret. */
export const rule: Rule = {
  codes: ['secret-key-missing', 'secret-without-account'],
  check(context) {
    for (const [, { type = '', keys, annotations }, path] of entriesOf(context.spec.secrets, ['spec', 'secrets'])) {
      if (type === OF_ACCOUNT && !given(annotations?.[ACCOUNT])) {
        context.report('secret-without-account', [...path, 'type'], [type, ACCOUNT]);
      }
      if (keys === undefined) continue;
      const either = Object.hasOwn(ONE_OF, type) ? (ONE_OF[type] ?? []) : [];
      if (either.length > 0 && !either.some((key) => keys.includes(key))) {
        context.report('secret-key-missing', [...path, 'keys'], [type, either, 'or'], { part: 'key' });
      }
      const missing = Object.hasOwn(ALL_OF, type) ? (ALL_OF[type] ?? []).filter((key) => !keys.includes(key)) : [];
      if (missing.length > 0) context.report('secret-key-missing', [...path, 'keys'], [type, missing], { part: 'key' });
    }
  },
};
