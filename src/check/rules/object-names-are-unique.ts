import { entriesOf, given, type Rule } from '../context.ts';
import type { Path } from '../path.ts';

/** Source: two objects of one kind, name and namespace are one object; Helm refuses the chart. */
export const rule: Rule = {
  codes: ['object-name-twice'],
  check(context) {
    for (const [field, kind] of [
      ['config_maps', 'ConfigMap'],
      ['secrets', 'Secret'],
    ] as const) {
      const first = new Map<string, Path>();
      for (const [, object, path] of entriesOf<{ readonly name?: string }>(context.spec[field], ['spec', field])) {
        if (!given(object.name)) continue;
        const at = [...path, 'name'];
        const before = first.get(object.name);
        if (before === undefined) first.set(object.name, at);
        else {
          const notes = [{ message: 'the first one', path: before }];
          context.report('object-name-twice', at, [kind, object.name], { notes });
        }
      }
    }
  },
};
