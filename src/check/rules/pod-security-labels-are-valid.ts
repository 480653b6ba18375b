import { entriesOf, type Rule } from '../context.ts';

const LEVELS = ['privileged', 'baseline', 'restricted'];
const LABEL = /^pod-security\.kubernetes\.io\/(?:enforce|audit|warn)(-version)?$/;
const VERSION = /^(latest|v1\.(0|[1-9]\d*))$/;

/** Source: k8s.io/pod-security-admission api PolicyToEvaluate, ParseLevel, ParseVersion; asked when a namespace is made. */
export const rule: Rule = {
  codes: ['pod-security-label-invalid'],
  check(context) {
    const { namespace, create_namespace: create } = context.spec;
    if (!create) return;
    for (const [key, value, path] of entriesOf(namespace?.labels, ['spec', 'namespace', 'labels'])) {
      const match = LABEL.exec(key);
      if (match === null) continue;
      const isVersion = match[1] !== undefined;
      if (isVersion ? VERSION.test(value) : LEVELS.includes(value)) continue;
      const wanted = isVersion ? 'latest, or v1 and a minor version, as v1.36' : LEVELS.join(', ');
      context.report('pod-security-label-invalid', path, [key, value, wanted]);
    }
  },
};
