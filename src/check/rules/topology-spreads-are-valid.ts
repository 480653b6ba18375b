import { each, type Rule } from '../context.ts';
import type { Path } from '../path.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateTopologySpreadConstraints. */
export const rule: Rule = {
  codes: ['topology-skew', 'topology-min-domains', 'topology-domains-zero', 'topology-spread-twice'],
  check(context) {
    const first = new Map<string, Path>();
    const path = ['spec', 'pod', 'topology_spread_constraints'];
    for (const [constraint, at] of each(context.pod.topology_spread_constraints, path)) {
      const { max_skew: skew, min_domains: domains, topology_key: key, when_unsatisfiable: otherwise } = constraint;
      if (skew !== undefined && skew < 1) context.report('topology-skew', [...at, 'max_skew'], [skew]);
      if (domains !== undefined && domains < 1) {
        context.report('topology-domains-zero', [...at, 'min_domains'], [domains]);
      } else if (domains !== undefined && otherwise === 'ScheduleAnyway') {
        context.report('topology-min-domains', [...at, 'min_domains'], []);
      }
      if (key === undefined || otherwise === undefined) continue;
      const pair = JSON.stringify([key, otherwise]);
      const before = first.get(pair);
      const notes = before === undefined ? [] : [{ message: 'the first one', path: before }];
      if (before === undefined) first.set(pair, at);
      else context.report('topology-spread-twice', at, [key, otherwise], { notes });
    }
  },
};
