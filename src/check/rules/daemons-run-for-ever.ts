import type { Rule } from '../context.ts';
import { handlersOf } from '../handlers.ts';

/** Kubernetes' own default, in seconds. */
const GRACE_PERIOD = 30;

/** Source: k8s.io/kubernetes pkg/apis/apps/validation ValidateDaemonSetSpec, pkg/apis/core/validation validateSleepAction; pkg/api/pod/warnings.go. */
export const rule: Rule = {
  codes: ['deadline-on-daemon', 'grace-period-negative', 'sleep-too-long'],
  check(context) {
    const { active_deadline_seconds: deadline, termination_grace_period_seconds: grace = GRACE_PERIOD } = context.pod;
    const path = ['spec', 'pod'];
    if (deadline !== undefined)
      context.report('deadline-on-daemon', [...path, 'active_deadline_seconds'], [], { part: 'key' });
    if (grace < 0) context.report('grace-period-negative', [...path, 'termination_grace_period_seconds'], [grace]);
    for (const { handler, path: at } of handlersOf(context)) {
      const seconds = handler.sleep?.seconds;
      if (seconds === undefined || (seconds >= 0 && seconds <= grace)) continue;
      context.report('sleep-too-long', [...at, 'sleep', 'seconds'], [seconds, grace]);
    }
  },
};
