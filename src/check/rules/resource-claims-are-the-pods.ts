import { type Context, each, type Rule } from '../context.ts';
import { AMONG_NAMES, didYouMean } from '../did-you-mean.ts';
import type { Path } from '../path.ts';
import { isDnsLabel } from '../syntax.ts';

type Claims = NonNullable<Context['pod']['resources']>['claims'];

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateResourceClaimNames, validatePodResourceRequirements. */
export const rule: Rule = {
  codes: ['resource-claim-unknown', 'resource-claim-twice', 'resource-claim-request-invalid', 'resource-claims-of-pod'],
  reads: ['spec/pod/resource_claims/*/name'],
  check(context) {
    const { resources, resource_claims: declared = [] } = context.pod;
    const known = declared.flatMap(({ name }) => (name === undefined ? [] : [name]));
    for (const { container, path } of context.containers) {
      checkClaims(context, container.resources?.claims, [...path, 'resources', 'claims'], known);
    }
    if (resources?.claims === undefined || resources.claims.length === 0) return;
    context.report('resource-claims-of-pod', ['spec', 'pod', 'resources', 'claims'], [], { part: 'key' });
  },
};

function checkClaims(context: Context, claims: Claims, path: Path, known: readonly string[]): void {
  const first = new Map<string, Path>();
  for (const [{ name, request }, at] of each(claims, path)) {
    if (name === undefined) continue;
    if (!known.includes(name)) {
      context.report('resource-claim-unknown', [...at, 'name'], [name, didYouMean(name, known, AMONG_NAMES)]);
    }
    if (request !== undefined && request !== '' && !isDnsLabel(request)) {
      context.report('resource-claim-request-invalid', [...at, 'request'], [request]);
    }
    // A whole claim holds each of its requests.
    const before = first.get(name) ?? first.get(`${name}/${request}`);
    const notes = before === undefined ? [] : [{ message: 'the first one', path: before }];
    if (before === undefined) first.set(request ? `${name}/${request}` : name, at);
    else context.report('resource-claim-twice', at, [name], { notes });
  }
}
