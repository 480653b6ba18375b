import { type Context, each, given, type Rule } from '../context.ts';
import { AMONG_NAMES, didYouMean } from '../did-you-mean.ts';
import type { Path } from '../path.ts';

const PATH = ['spec', 'container', 'order'];

/** The order says where the app stands among the sidecars; those keep the order of their own list on either side of it. */
export const rule: Rule = {
  codes: [
    'container-order-unknown',
    'container-order-twice',
    'container-order-incomplete',
    'container-order-against-sidecars',
  ],
  reads: ['metadata/name', 'CONTAINER/name'],
  check(context) {
    const { order } = context.spec.container ?? {};
    if (order === undefined) return;
    const [app, sidecars] = namesOf(context);
    const all = [...(given(app) ? [app] : []), ...sidecars];
    const first = new Map<string, Path>();
    for (const [name, at] of each(order, PATH)) {
      const before = first.get(name);
      if (before !== undefined) {
        context.report('container-order-twice', at, [name], { notes: [{ message: 'the first one', path: before }] });
      } else if (!all.includes(name)) {
        context.report('container-order-unknown', at, [name, didYouMean(name, all, AMONG_NAMES)]);
      } else first.set(name, at);
    }
    const missing = all.filter((name) => !first.has(name));
    if (missing.length > 0) context.report('container-order-incomplete', PATH, [missing], { part: 'key' });
    else if (first.size === order.length) checkSidecars(context, order.indexOf(app ?? ''), sidecars);
  },
};

function namesOf({ containers, draft }: Context): readonly [app: string | undefined, sidecars: readonly string[]] {
  const names = (role: string): string[] =>
    containers.flatMap(({ container: { name }, role: of }) => (of === role && given(name) ? [name] : []));
  return [names('app')[0] ?? draft.metadata?.name, names('sidecar')];
}

function checkSidecars(context: Context, app: number, sidecars: readonly string[]): void {
  const order = each(context.spec.container?.order, PATH);
  for (const side of [order.slice(0, app), order.slice(app + 1)]) {
    for (const [index, [name, at]] of side.entries()) {
      const [next] = side[index + 1] ?? [];
      if (next === undefined || sidecars.indexOf(name) <= sidecars.indexOf(next)) continue;
      context.report('container-order-against-sidecars', at, [name, next]);
    }
  }
}
