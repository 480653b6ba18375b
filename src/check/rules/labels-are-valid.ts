import { each, entriesOf, type Rule } from '../context.ts';
import { mapsOf } from '../labels.ts';
import { expressionsOf, selectorsOf } from '../selectors.ts';
import { isLabelValue, isQualifiedName } from '../syntax.ts';

/** Source: k8s.io/apimachinery/pkg/apis/meta/v1/validation ValidateLabels. */
export const rule: Rule = {
  codes: ['label-key-invalid', 'label-value-invalid'],
  check(context) {
    const { draft, pod } = context;
    const selectors = [
      { map: pod.node_selector ?? {}, path: ['spec', 'pod', 'node_selector'] },
      ...selectorsOf(context).map(({ selector, path }) => ({
        map: selector.match_labels ?? {},
        path: [...path, 'match_labels'],
      })),
    ];
    for (const { map, path } of [...mapsOf(context, 'labels'), ...selectors]) {
      for (const [key, value, at] of entriesOf(map, path)) {
        if (!isQualifiedName(key)) context.report('label-key-invalid', at, [key], { part: 'key' });
        if (!isLabelValue(value)) context.report('label-value-invalid', at, [key, value]);
      }
    }
    for (const { expression, path } of expressionsOf(context)) {
      const { key = '', operator, values } = expression;
      if (expression.key !== undefined && !isQualifiedName(key))
        context.report('label-key-invalid', [...path, 'key'], [key]);
      if (operator === 'Gt' || operator === 'Lt') continue;
      for (const [value, at] of each(values, [...path, 'values'])) {
        if (!isLabelValue(value)) context.report('label-value-invalid', at, [key, value]);
      }
    }
    for (const [field, label] of LABELS_OF_METADATA) {
      const value = draft.metadata?.[field] ?? '';
      if (!isLabelValue(value)) context.report('label-value-invalid', ['metadata', field], [label, value]);
    }
  },
};

const LABELS_OF_METADATA = [
  ['id', 'planton.ai/id'],
  ['org', 'planton.ai/organization'],
  ['env', 'planton.ai/environment'],
] as const;
