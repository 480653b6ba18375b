import { type Ask, asksOf } from '../model/asks.ts';
import type { Json, Workload } from '../model/workload.ts';
import { printYaml } from '../print/yaml.ts';

/** A map, so that no name of the user's, `__proto__` among them, means more than itself. */
type Tree = Map<string, Tree | string>;

/** A values file with what install time must give, or undefined where `of` gives nothing of it. */
export function installValuesFile(workload: Workload, of: (ask: Ask) => string | undefined): string | undefined {
  const values: Tree = new Map();
  for (const ask of asksOf(workload)) {
    const value = of(ask);
    if (value !== undefined) set(values, ask.path, value);
  }
  return values.size === 0 ? undefined : printYaml(plain(values));
}

function set(tree: Tree, [head = '', ...rest]: readonly string[], value: string): void {
  if (rest.length === 0) tree.set(head, value);
  else {
    const below = tree.get(head);
    const branch: Tree = below instanceof Map ? below : new Map();
    tree.set(head, branch);
    set(branch, rest, value);
  }
}

const plain = (tree: Tree): Json =>
  Object.fromEntries([...tree].map(([key, value]) => [key, typeof value === 'string' ? value : plain(value)]));
