import type { Context, Rule } from '../context.ts';
import { hostPortOf, portsOf } from '../ports.ts';

type Field = 'max_unavailable' | 'max_surge';
const PATH = ['spec', 'update_strategy', 'rolling_update'];

/** Source: k8s.io/kubernetes pkg/apis/apps/validation ValidateRollingUpdateDaemonSet. */
export const rule: Rule = {
  codes: [
    'update-limit-invalid',
    'update-limit-above-all',
    'update-limits-zero',
    'update-limits-both',
    'update-limits-unused',
    'surge-with-host-port',
  ],
  check(context) {
    const { type, rolling_update: limits } = context.spec.update_strategy ?? {};
    if (limits === undefined) return;
    if (type === 'OnDelete') {
      if (Object.keys(limits).length > 0) context.report('update-limits-unused', PATH, [], { part: 'key' });
      return;
    }
    const valid = [checkLimit(context, 'max_unavailable'), checkLimit(context, 'max_surge')];
    if (valid.includes(false)) return;
    const surges = isNonZero(limits.max_surge);
    if (surges && isNonZero(limits.max_unavailable)) {
      const notes = [{ message: 'and max_unavailable', path: [...PATH, 'max_unavailable'] }];
      context.report('update-limits-both', [...PATH, 'max_surge'], [], { notes });
    } else if (!surges && limits.max_unavailable !== undefined && !isNonZero(limits.max_unavailable)) {
      context.report('update-limits-zero', [...PATH, 'max_unavailable'], []);
    }
    if (surges) checkHostPorts(context);
  },
};

/** Absent is 0 here: what Kubernetes or lowering puts there is never refused. */
const isNonZero = (limit: number | string | undefined): boolean =>
  limit !== undefined && Number.parseInt(String(limit), 10) !== 0;

function checkLimit(context: Context, field: Field): boolean {
  const limit = context.spec.update_strategy?.rolling_update?.[field];
  if (limit === undefined) return true;
  const text = String(limit);
  const path = [...PATH, field];
  if (!/^\d+%?$/.test(text) || Number.parseInt(text, 10) > 2 ** 31 - 1) {
    context.report('update-limit-invalid', path, [field, typeof limit === 'string' ? JSON.stringify(limit) : text]);
    return false;
  }
  if (!text.endsWith('%') || Number.parseInt(text, 10) <= 100) return true;
  context.report('update-limit-above-all', path, [field, text]);
  return false;
}

function checkHostPorts(context: Context): void {
  for (const container of context.containers.filter(({ staysOn }) => staysOn)) {
    for (const [port, path] of portsOf(container)) {
      const host = hostPortOf(port, context);
      if (host === undefined) continue;
      const notes = [{ message: `the node's port ${host}`, path }];
      context.report('surge-with-host-port', [...PATH, 'max_surge'], [host], { notes });
      return;
    }
  }
}
