import type { Context, Rule } from '../context.ts';
import { type ProbeAt, probesOf } from '../handlers.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateProbe, validateLivenessProbe; defaults SetDefaults_Probe. */
export const rule: Rule = {
  codes: ['probe-number-negative', 'probe-number-zero', 'probe-success-threshold', 'probe-grace-period'],
  check(context) {
    for (const probe of probesOf(context)) {
      for (const field of FIELDS) checkNumber(context, probe, field);
      checkGracePeriod(context, probe);
    }
  },
};

const FIELDS = [
  'initial_delay_seconds',
  'period_seconds',
  'timeout_seconds',
  'success_threshold',
  'failure_threshold',
] as const;

/** What 0 becomes. */
const DEFAULTS: Readonly<Record<string, number>> = {
  period_seconds: 10,
  timeout_seconds: 1,
  success_threshold: 1,
  failure_threshold: 3,
};

function checkNumber(context: Context, { name, probe, path }: ProbeAt, field: (typeof FIELDS)[number]): void {
  const value = probe[field];
  if (value === undefined) return;
  const at = [...path, field];
  const meaning = DEFAULTS[field];
  if (value < 0) context.report('probe-number-negative', at, [field, value]);
  else if (value === 0 && meaning !== undefined) context.report('probe-number-zero', at, [field, meaning]);
  else if (field === 'success_threshold' && value > 1 && name !== 'readiness_probe') {
    context.report('probe-success-threshold', at, [name, value]);
  }
}

function checkGracePeriod(context: Context, { name, probe, path }: ProbeAt): void {
  const period = probe.termination_grace_period_seconds;
  if (period === undefined) return;
  const at = [...path, 'termination_grace_period_seconds'];
  if (name === 'readiness_probe') context.report('probe-grace-period', at, ['readiness']);
  else if (period < 1) context.report('probe-grace-period', at, ['zero']);
}
