import { each, type Rule } from '../context.ts';
import type { Path } from '../path.ts';

/** Source: .dockerconfigjson is a map by server. */
export const rule: Rule = {
  codes: ['registry-twice'],
  check(context) {
    const first = new Map<string, Path>();
    for (const [{ server }, path] of each(context.pod.image_registries, ['spec', 'pod', 'image_registries'])) {
      if (server === undefined) continue;
      const at = [...path, 'server'];
      const before = first.get(server);
      if (before === undefined) first.set(server, at);
      else context.report('registry-twice', at, [server], { notes: [{ message: 'the first one', path: before }] });
    }
  },
};
