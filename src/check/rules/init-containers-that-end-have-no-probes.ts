import type { Rule } from '../context.ts';

const FIELDS = ['liveness_probe', 'readiness_probe', 'startup_probe', 'lifecycle'] as const;
const POLICIES = ['Always', 'OnFailure', 'Never'];

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateInitContainers, validateContainerRestartPolicy. */
export const rule: Rule = {
  codes: ['init-container-hook', 'restart-policy-unknown'],
  check(context) {
    for (const { container, path, role, staysOn } of context.containers) {
      const policy = container.restart_policy;
      if (policy !== undefined && !POLICIES.includes(policy)) {
        context.report('restart-policy-unknown', [...path, 'restart_policy'], [policy]);
      }
      if (role !== 'init' || staysOn) continue;
      for (const field of FIELDS) {
        if (container[field] === undefined) continue;
        context.report('init-container-hook', [...path, field], [field], { part: 'key' });
      }
    }
  },
};
