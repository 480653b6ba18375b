import { given, type Rule } from '../context.ts';
import type { Path } from '../path.ts';
import { asDnsLabel, isDnsLabel } from '../syntax.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation validateContainers, validateInitContainers (one set of names). */
export const rule: Rule = {
  codes: ['container-name-missing', 'container-name-invalid', 'container-name-twice'],
  check(context) {
    const first = new Map<string, Path>();
    for (const { container, path, role } of context.containers) {
      const at = [...path, 'name'];
      if (given(container.name) && !isDnsLabel(container.name)) {
        context.report('container-name-invalid', at, [container.name, asDnsLabel(container.name)]);
      }
      const name = given(container.name) || role !== 'app' ? container.name : context.draft.metadata?.name;
      if (!given(name)) {
        if (role !== 'app') context.report('container-name-missing', path, [role]);
        continue;
      }
      const before = first.get(name);
      if (before === undefined) first.set(name, given(container.name) ? at : ['metadata', 'name']);
      else context.report('container-name-twice', at, [name], { notes: [{ message: 'the first one', path: before }] });
    }
  },
};
