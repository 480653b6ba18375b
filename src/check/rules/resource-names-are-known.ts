import type { Rule } from '../context.ts';
import { didYouMean } from '../did-you-mean.ts';
import { isHugePages, resourcesOf, STANDARD_RESOURCES } from '../resources.ts';
import { isQualifiedName } from '../syntax.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateContainerResourceName. */
export const rule: Rule = {
  codes: ['resource-unknown'],
  check(context) {
    for (const { resource, path } of resourcesOf(context).flat()) {
      const isKnown = STANDARD_RESOURCES.includes(resource) || isHugePages(resource) || resource.includes('/');
      if (isKnown && isQualifiedName(resource)) continue;
      context.report('resource-unknown', path, [resource, didYouMean(resource, STANDARD_RESOURCES)], { part: 'key' });
    }
  },
};
