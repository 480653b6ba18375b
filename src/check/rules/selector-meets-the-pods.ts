import type { LabelSelectorRequirement } from '../../generated/manifest.ts';
import { type Context, each, entriesOf, type Rule } from '../context.ts';
import type { Partly } from '../draft.ts';
import type { Path } from '../path.ts';

/** Source: k8s.io/kubernetes pkg/apis/apps/validation ValidateDaemonSetSpec. */
export const rule: Rule = {
  codes: ['selector-empty', 'selector-misses-pods'],
  reads: ['spec/pod/labels/*'],
  check(context) {
    const { selector } = context.spec;
    if (selector === undefined) return;
    const path = ['spec', 'selector'];
    const { match_labels: labels = {}, match_expressions: expressions = [] } = selector;
    if (Object.keys(labels).length + expressions.length === 0) context.report('selector-empty', path, []);
    for (const [key, value, at] of entriesOf(labels, [...path, 'match_labels'])) {
      if (podLabel(context, key) !== value) reportMiss(context, at, key);
    }
    for (const [expression, at] of each(expressions, [...path, 'match_expressions'])) {
      if (expression.key !== undefined && !meets(podLabel(context, expression.key), expression)) {
        reportMiss(context, at, expression.key);
      }
    }
  },
};

function podLabel({ pod }: Context, key: string): string | undefined {
  return pod.labels !== undefined && Object.hasOwn(pod.labels, key) ? pod.labels[key] : undefined;
}

function reportMiss(context: Context, at: Path, key: string): void {
  const labels = ['spec', 'pod', 'labels'];
  const notes = context.pod.labels === undefined ? [] : [{ message: 'the labels of the pods', path: labels }];
  context.report('selector-misses-pods', at, [key], { notes });
}

function meets(value: string | undefined, { operator, values = [] }: Partly<LabelSelectorRequirement>): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return true;
  }
}
