import type { Rule } from '../context.ts';
import { variablesOf } from '../env.ts';
import type { Path } from '../path.ts';

/** Source: server-side apply keys env by name (structured-merge-diff: duplicate entries for key). */
export const rule: Rule = {
  codes: ['env-name-twice'],
  check(context) {
    for (const container of context.containers) {
      const first = new Map<string, Path>();
      for (const { name, path } of variablesOf(container)) {
        if (name === undefined) continue;
        const at = [...path, 'name'];
        const before = first.get(name);
        if (before === undefined) first.set(name, at);
        else context.report('env-name-twice', at, [name], { notes: [{ message: 'the first one', path: before }] });
      }
    }
  },
};
