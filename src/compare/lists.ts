import type { Json } from '../model/workload.ts';
import type { ListRule } from './rules.ts';
import { isObject } from './type.ts';

export interface Element {
  readonly index: number;
  readonly value: Json;
}

/** Elements that belong together; one is absent where the other has no counterpart. */
export interface Pair {
  /** As it stands in a path: `[name=app]`, or `[2]` for a list without keys. */
  readonly label: string;
  readonly want: Element | undefined;
  readonly got: Element | undefined;
  /** Whether they are one element at two times, rather than two that were left over. */
  readonly same: boolean;
}

type Unlabelled = Omit<Pair, 'label'>;

/** Pairs the elements of two lists in the order of `want`, further ones of `got` last. Linear but for `print`. */
export function pairElements(
  want: readonly Json[],
  got: readonly Json[],
  rule: ListRule,
  print: (value: Json) => string,
): readonly Pair[] {
  const { keys, order } = rule;
  const pairs =
    keys === undefined
      ? pairEqual(elements(want), elements(got), print).map((pair) => ({ ...pair, label: `[${indexOf(pair)}]` }))
      : pairKeyed(elements(want), elements(got), keys, order === 'free' ? print : undefined);
  return pairs.sort((a, b) => rank(a) - rank(b));

  function rank(pair: Unlabelled): number {
    return pair.want?.index ?? want.length + indexOf(pair);
  }
}

/** Whether the elements that both lists have stand in another order. */
export function isMoved(pairs: readonly Pair[]): boolean {
  let last = -1;
  for (const { want, got, same } of pairs) {
    if (want === undefined || got === undefined || !same) continue;
    if (got.index < last) return true;
    last = got.index;
  }
  return false;
}

/** Of several elements with one key, those that are equal belong together, or, without `print`, first and first. */
function pairKeyed(
  want: readonly Element[],
  got: readonly Element[],
  keys: readonly string[],
  print: ((value: Json) => string) | undefined,
): Pair[] {
  const key = ({ value }: Element): string => keys.map((field) => `${field}=${keyText(value, field)}`).join();
  const wanted = grouped(want, key);
  const present = grouped(got, key);
  return [...new Set([...wanted.keys(), ...present.keys()])].flatMap((name) => {
    const [left, right] = [wanted.get(name) ?? [], present.get(name) ?? []];
    const single = left.length <= 1 && right.length <= 1;
    const pairs = print === undefined || single ? pairInTurn(left, right, true) : pairEqual(left, right, print);
    return pairs.map((pair, turn) => ({
      ...pair,
      same: true,
      label: turn === 0 ? `[${name}]` : `[${name}#${turn + 1}]`,
    }));
  });
}

function pairEqual(want: readonly Element[], got: readonly Element[], print: (value: Json) => string): Unlabelled[] {
  const present = grouped(got, ({ value }) => print(value));
  const pairs: Unlabelled[] = [];
  const left: Element[] = [];
  for (const [text, elements] of grouped(want, ({ value }) => print(value))) {
    const equal = present.get(text)?.splice(0, elements.length) ?? [];
    pairs.push(...pairInTurn(elements.slice(0, equal.length), equal, true));
    left.push(...elements.slice(equal.length));
  }
  const byIndex = (elements: Element[]) => elements.sort((a, b) => a.index - b.index);
  return [...pairs, ...pairInTurn(byIndex(left), byIndex([...present.values()].flat()), false)];
}

const pairInTurn = (want: readonly Element[], got: readonly Element[], same: boolean): Unlabelled[] =>
  Array.from({ length: Math.max(want.length, got.length) }, (_, turn) => ({ want: want[turn], got: got[turn], same }));

function grouped(list: readonly Element[], key: (element: Element) => string): Map<string, Element[]> {
  const groups = new Map<string, Element[]>();
  for (const element of list) {
    const name = key(element);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [element]);
    else group.push(element);
  }
  return groups;
}

const elements = (list: readonly Json[]): readonly Element[] => list.map((value, index) => ({ index, value }));

const indexOf = (pair: Unlabelled): number => (pair.want ?? pair.got)?.index ?? 0;

const keyText = (value: Json, field: string): string => (isObject(value) ? String(value[field] ?? '') : String(value));
