import { given, type Rule } from '../context.ts';
import { didYouMean } from '../did-you-mean.ts';
import { fieldRefsOf } from '../field-refs.ts';
import { STANDARD_RESOURCES } from '../resources.ts';

const KNOWN = ['limits', 'requests'].flatMap((part) => STANDARD_RESOURCES.map((resource) => `${part}.${resource}`));

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateContainerResourceFieldSelector. */
export const rule: Rule = {
  codes: ['resource-ref-unknown', 'resource-ref-container-unknown'],
  reads: ['metadata/name', 'CONTAINER/name'],
  check(context) {
    const names = context.containers.flatMap(({ container, role }) => {
      const name = given(container.name) || role !== 'app' ? container.name : context.draft.metadata?.name;
      return name === undefined ? [] : [name];
    });
    for (const { resource: ref, inVolume, path } of fieldRefsOf(context)) {
      if (ref === undefined) continue;
      const at = [...path, 'resource_field_ref'];
      const { resource, container_name: container } = ref;
      if (resource !== undefined && !KNOWN.includes(resource) && !/^(limits|requests)\.hugepages-./.test(resource)) {
        context.report('resource-ref-unknown', [...at, 'resource'], [resource, didYouMean(resource, KNOWN)]);
      }
      const isNamed = given(container);
      if (isNamed ? names.includes(container) : !inVolume) continue;
      const guess = isNamed ? didYouMean(container, names) : undefined;
      context.report('resource-ref-container-unknown', isNamed ? [...at, 'container_name'] : at, [
        container || undefined,
        guess,
      ]);
    }
  },
};
