import type { Opened, OpenedDocument } from '../compile.ts';
import { hasErrors } from '../diagnostic.ts';
import { asksOf } from '../model/asks.ts';
import { valuesForHelm } from '../verify/index.ts';

/** The values for Helm of a manifest that is alone and has the right shape, before the rules have run. */
export function likelyValues(sources: readonly Opened[]): string | undefined {
  const [first, second] = sources.flatMap(({ opened }) => opened);
  if (first === undefined || second !== undefined) return undefined;
  const found = [...sources.flatMap(({ diagnostics }) => diagnostics), ...first.shape.diagnostics];
  return hasErrors(found) ? undefined : valuesOf(first);
}

/** In characters. No release holds more, and an alias repeats a text as often as it is written. */
const MOST_LITERALS = 2 ** 20;

/** What no rule has seen may be beyond the lowering. */
function valuesOf({ lowered }: OpenedDocument): string | undefined {
  try {
    const { value: workload } = lowered();
    if (workload === undefined) return undefined;
    const length = asksOf(workload).reduce((sum, { literal = '' }) => sum + literal.length, 0);
    return length > MOST_LITERALS ? undefined : valuesForHelm(workload);
  } catch {
    return undefined;
  }
}
