import type { NodePlace } from '../model/manifest.ts';
import { type Given, placeOf } from './given.ts';

/** A value of the canonical form, and where it and what it holds were written. */
export interface Built {
  readonly value: unknown;
  /** Absent where only older shapes imply the object. */
  readonly place?: NodePlace;
  /** By field, key or index. */
  readonly children?: ReadonlyMap<string, Built>;
}

/** An object of what was built for its fields, placed where the user wrote it, if anywhere. */
export function composed(children: ReadonlyMap<string, Built>, givens: readonly Given[]): Built {
  const written = givens.find(({ below }) => below.length === 0);
  // fromEntries defines its properties, so that a key `__proto__` is data like any other.
  const value = Object.fromEntries([...children].map(([name, child]) => [name, child.value]));
  return { value, children, ...(written === undefined ? {} : { place: placeOf(written) }) };
}

export function listed(items: readonly Built[], given: Given): Built {
  const children = new Map(items.map((item, index) => [String(index), item]));
  return { value: items.map((item) => item.value), children, place: placeOf(given) };
}
