import type { Pod } from '../../model/manifest.ts';
import { type Context, each, given, type Rule } from '../context.ts';
import type { Partly } from '../draft.ts';
import type { Path } from '../path.ts';
import { isLabelValue, isQualifiedName } from '../syntax.ts';

type Toleration = NonNullable<Pod['tolerations']>[number];

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateTolerations. */
export const rule: Rule = {
  codes: [
    'toleration-exists-with-value',
    'toleration-without-key',
    'toleration-seconds-unused',
    'toleration-value-not-a-number',
    'taint-key-invalid',
    'taint-value-invalid',
  ],
  check(context) {
    for (const [toleration, path] of each(context.pod.tolerations, ['spec', 'pod', 'tolerations'])) {
      const { key, operator, effect, toleration_seconds: seconds } = toleration;
      if (!given(key) && operator !== 'Exists') context.report('toleration-without-key', path, []);
      if (given(key) && !isQualifiedName(key)) context.report('taint-key-invalid', [...path, 'key'], [key]);
      if (seconds !== undefined && effect !== 'NoExecute') {
        context.report('toleration-seconds-unused', [...path, 'toleration_seconds'], []);
      }
      checkValue(context, toleration, [...path, 'value']);
    }
  },
};

function checkValue(context: Context, { operator, value }: Partly<Toleration>, path: Path): void {
  if (!given(value)) return;
  if (operator === 'Exists') context.report('toleration-exists-with-value', path, [value]);
  else if (operator === 'Lt' || operator === 'Gt') {
    if (!/^(0|-?[1-9]\d*)$/.test(value)) context.report('toleration-value-not-a-number', path, [operator, value]);
  } else if (!isLabelValue(value)) context.report('taint-value-invalid', path, [value]);
}
