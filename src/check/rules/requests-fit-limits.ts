import { compareQuantities } from '../../model/quantity.ts';
import type { Context, Rule } from '../context.ts';
import { isExtended, isHugePages, type QuantityAt, resourcesOf } from '../resources.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateContainerResourceRequirements. */
export const rule: Rule = {
  codes: ['request-above-limit', 'request-differs-from-limit', 'limit-missing', 'hugepages-alone'],
  reads: [
    'CONTAINER/resources/limits/*',
    'CONTAINER/resources/requests/*',
    'spec/pod/resources/limits/*',
    'spec/pod/resources/requests/*',
  ],
  check(context) {
    for (const quantities of resourcesOf(context)) {
      const limits = new Map(
        quantities.filter(({ part }) => part === 'limits').map((limit) => [limit.resource, limit]),
      );
      for (const request of quantities.filter(({ part }) => part === 'requests')) {
        checkRequest(context, request, limits.get(request.resource));
      }
      const huge = quantities.find(({ resource }) => isHugePages(resource));
      if (huge !== undefined && !quantities.some(({ resource }) => resource === 'cpu' || resource === 'memory')) {
        context.report('hugepages-alone', huge.path, []);
      }
    }
  },
};

function checkRequest(context: Context, request: QuantityAt, limit: QuantityAt | undefined): void {
  const { resource, path } = request;
  const isWhole = isExtended(resource) || isHugePages(resource);
  if (limit === undefined) {
    if (isWhole) context.report('limit-missing', path, [resource], { part: 'key' });
    return;
  }
  if (request.quantity === undefined || limit.quantity === undefined) return;
  const order = compareQuantities(request.quantity, limit.quantity);
  const notes = [{ message: 'the limit', path: limit.path }];
  const texts = [resource, request.text, limit.text] as const;
  if (isWhole && order !== 0) context.report('request-differs-from-limit', path, [...texts], { notes });
  else if (order > 0) context.report('request-above-limit', path, [...texts], { notes });
}
