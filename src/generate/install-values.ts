import { type Ask, asksOf } from '../model/asks.ts';
import type { Json, Workload } from '../model/workload.ts';
import { printYaml } from '../print/yaml.ts';

interface Tree {
  [key: string]: Tree | Json;
}

/** A values file with what install time must give, or undefined where `of` gives nothing of it. */
export function installValuesFile(workload: Workload, of: (ask: Ask) => string | undefined): string | undefined {
  const values: Tree = {};
  for (const ask of asksOf(workload)) {
    const value = of(ask);
    if (value !== undefined) set(values, ask.path, value);
  }
  return Object.keys(values).length === 0 ? undefined : printYaml(values as Json);
}

function set(tree: Tree, [head = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) tree[head] = value;
  else {
    tree[head] ??= {};
    set(tree[head] as Tree, rest, value);
  }
}
