/** The smallest value that still fails, found by taking parts out, many tries at once. */

/** Tells of each value whether it fails. */
type Judge<T> = (candidates: readonly T[]) => Promise<readonly boolean[]>;

/** Ends at a value of which no single part can be taken out. */
export async function smallest<T>(value: T, fails: Judge<T>): Promise<T> {
  for (let found = value; ; ) {
    const candidates = without(found) as T[];
    const verdicts = await fails(candidates);
    const next = candidates[verdicts.indexOf(true)];
    if (next === undefined) return found;
    found = next;
  }
}

/** The value less one of its parts, whole branches first. */
function without(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    return [
      ...value.map((_, index) => value.toSpliced(index, 1)),
      ...value.flatMap((entry, index) => without(entry).map((less) => value.with(index, less))),
    ];
  }
  const entries = Object.entries(value);
  return [
    ...entries.map(([key]) => Object.fromEntries(entries.filter(([other]) => other !== key))),
    ...entries.flatMap(([key, entry]) => without(entry).map((less) => ({ ...value, [key]: less }))),
  ];
}
