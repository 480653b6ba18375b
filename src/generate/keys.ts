import type { JsonObject } from '../model/workload.ts';

/** The entries of a list under keys of their own: a key that comes again gets -2, -3 … */
export function keyed<T>(items: readonly T[], keyOf: (item: T) => string): [string, T][] {
  const taken = new Set<string>();
  return items.map((item) => {
    const base = keyOf(item);
    let key = base;
    for (let count = 2; taken.has(key); count++) key = `${base}-${count}`;
    taken.add(key);
    return [key, item];
  });
}

/** A port's key: its name, or `<port>-<protocol>` for one that has none. */
export const portKey = ({ name, containerPort, protocol }: JsonObject): string =>
  String(name ?? `${containerPort}-${String(protocol).toLowerCase()}`);
