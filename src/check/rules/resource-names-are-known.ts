import type { Rule } from '../context.ts';
import { didYouMean } from '../did-you-mean.ts';
import { isExtended, isHugePages, isNative, resourcesOf, STANDARD_RESOURCES } from '../resources.ts';
import { isQualifiedName } from '../syntax.ts';

/** What a pod can ask for as a whole, beside huge pages. */
const OF_PODS = ['cpu', 'memory'];

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateContainerResourceName, validatePodResourceName. */
export const rule: Rule = {
  codes: ['resource-unknown', 'pod-resource-unknown'],
  check(context) {
    for (const { resource, path } of resourcesOf(context).flat()) {
      const isKnown = STANDARD_RESOURCES.includes(resource) || isHugePages(resource) || isDomains(resource);
      const isPods = path[1] === 'pod' && path[2] === 'resources';
      if (isPods && !OF_PODS.includes(resource) && !isHugePages(resource)) {
        context.report('pod-resource-unknown', path, [resource], { part: 'key' });
      } else if (!isKnown || !isQualifiedName(resource))
        context.report('resource-unknown', path, [resource, didYouMean(resource, STANDARD_RESOURCES)], { part: 'key' });
    }
  },
};

/** An extended resource has a quota by the name `requests.<name>`, which must be one too (IsExtendedResourceName). */
const isDomains = (resource: string): boolean =>
  resource.includes('/') && (isNative(resource) || (isExtended(resource) && isQualifiedName(`requests.${resource}`)));
