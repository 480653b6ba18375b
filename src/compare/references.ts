import { referencesIn } from '../model/expansion.ts';
import type { Json } from '../model/workload.ts';
import { isObject } from './type.ts';

/**
 * Whether a variable of both lists, with one value, finds others of them before it in one list and behind it in the
 * other: `$(NAME)` expands only to what stands before.
 */
export function referencesMoved(want: readonly Json[], got: readonly Json[]): boolean {
  const [wanted, present] = [standing(want), standing(got)];
  for (const [variable, before] of wanted.before) {
    const other = present.before.get(variable);
    if (other === undefined) continue;
    for (const [name, count] of before) {
      const comparable = wanted.totals.get(name) === present.totals.get(name);
      if (comparable && other.get(name) !== count) return true;
    }
  }
  return false;
}

interface Standing {
  /** By a variable's name, value and turn: how many of each name in its value stand before it. */
  readonly before: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly totals: ReadonlyMap<string, number>;
}

function standing(env: readonly Json[]): Standing {
  const totals = new Map<string, number>();
  const before = new Map<string, ReadonlyMap<string, number>>();
  for (const variable of env) {
    if (!isObject(variable)) continue;
    const { name, value } = variable;
    const turn = totals.get(String(name)) ?? 0;
    if (typeof value === 'string') {
      const counts = referencesIn(value).map((reference): [string, number] => [reference, totals.get(reference) ?? 0]);
      before.set(JSON.stringify([name, value, turn]), new Map(counts));
    }
    totals.set(String(name), turn + 1);
  }
  return { before, totals };
}
