import type { Context, Rule } from '../context.ts';
import { requiredNodeTerms } from '../selectors.ts';
import { volumesOf } from '../volumes.ts';

const OS_LABELS = ['kubernetes.io/os', 'beta.kubernetes.io/os'];

/** Said once, at the first path. Source: kubernetes.io/docs/concepts/windows (hostPath on nodes of mixed clusters). */
export const rule: Rule = {
  codes: ['host-path-on-windows'],
  reads: [
    'spec/pod/os/name',
    'spec/pod/node_name',
    'spec/pod/node_selector/*',
    'spec/pod/affinity/node_affinity/required_during_scheduling_ignored_during_execution/node_selector_terms/*/match_expressions/*/*/*',
  ],
  check(context) {
    if (isBoundToOs(context)) return;
    for (const { volume, path } of volumesOf(context)) {
      const hostPath = volume.host_path?.path;
      if (!hostPath?.startsWith('/')) continue;
      context.report('host-path-on-windows', [...path, 'host_path', 'path'], [hostPath]);
      return;
    }
  },
};

/** Whether the pod says that its nodes are not Windows ones: by selector, by the terms of its affinity, or by its os. */
function isBoundToOs(context: Context): boolean {
  const { os, node_selector: selector = {}, node_name: node } = context.pod;
  if (os?.name === 'linux' || node) return true;
  if (OS_LABELS.some((label) => label in selector && selector[label] !== 'windows')) return true;
  const terms = requiredNodeTerms(context);
  return (
    terms.length > 0 &&
    terms.every(({ term }) =>
      (term.match_expressions ?? []).some(({ key = '', operator, values = [] }) => {
        if (!OS_LABELS.includes(key)) return false;
        return operator === 'In' ? !values.includes('windows') : operator === 'NotIn' && values.includes('windows');
      }),
    )
  );
}
