import type { Context, Rule } from '../context.ts';
import { each } from '../context.ts';
import type { Path } from '../path.ts';
import { isDnsLabel, isDnsSubdomain, isQualifiedName } from '../syntax.ts';

/**
 * Source: k8s.io/kubernetes pkg/apis/core/validation validateReadinessGates, validateSchedulingGates,
 * validatePodResourceClaim.
 */
export const rule: Rule = {
  codes: ['gate-name-invalid', 'gate-twice', 'claim-name-invalid', 'claim-twice', 'claim-sources'],
  check(context) {
    for (const [{ condition_type: type }, path] of each(context.pod.readiness_gates, [
      'spec',
      'pod',
      'readiness_gates',
    ])) {
      if (type !== undefined && !isQualifiedName(type)) {
        context.report('gate-name-invalid', [...path, 'condition_type'], [type]);
      }
    }
    checkSchedulingGates(context);
    checkClaims(context);
  },
};

function checkSchedulingGates(context: Context): void {
  const first = new Map<string, Path>();
  for (const [{ name }, path] of each(context.pod.scheduling_gates, ['spec', 'pod', 'scheduling_gates'])) {
    if (name === undefined) continue;
    const at = [...path, 'name'];
    if (!isQualifiedName(name)) context.report('gate-name-invalid', at, [name]);
    const before = first.get(name);
    if (before === undefined) first.set(name, at);
    else context.report('gate-twice', at, [name], { notes: [{ message: 'the first one', path: before }] });
  }
}

function checkClaims(context: Context): void {
  const first = new Map<string, Path>();
  for (const [claim, path] of each(context.pod.resource_claims, ['spec', 'pod', 'resource_claims'])) {
    const { name, resource_claim_name: claimName, resource_claim_template_name: template } = claim;
    if (name !== undefined) {
      const at = [...path, 'name'];
      if (!isDnsLabel(name)) context.report('claim-name-invalid', at, [name]);
      const before = first.get(name);
      if (before === undefined) first.set(name, at);
      else context.report('claim-twice', at, [name], { notes: [{ message: 'the first one', path: before }] });
    }
    if ((claimName === undefined) === (template === undefined)) context.report('claim-sources', path, []);
    for (const field of ['resource_claim_name', 'resource_claim_template_name'] as const) {
      const object = claim[field];
      if (object !== undefined && !isDnsSubdomain(object)) {
        context.report('claim-name-invalid', [...path, field], [object]);
      }
    }
  }
}
