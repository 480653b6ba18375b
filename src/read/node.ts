import type { Span } from '../source.ts';

/** The tree of a YAML text: what is written, before anything is made of it. */
export type Node = Scalar | Mapping | Sequence | Alias;

interface Written {
  readonly span: Span;
  /** As resolved by YAML: `tag:yaml.org,2002:str` for `!!str`, `!x` for `!x`, `!` for the non-specific one. */
  readonly tag?: string;
}

export interface Scalar extends Written {
  readonly kind: 'scalar';
  /** Unescaped and folded; of a plain scalar the very text of the file. Empty where nothing stands. */
  readonly text: string;
  /** Neither quoted nor a block, so that its text may mean a number, a boolean or null. */
  readonly plain: boolean;
}

export interface Pair {
  readonly key: Node;
  readonly value: Node;
}

export interface Mapping extends Written {
  readonly kind: 'mapping';
  /** In the order of the file, with duplicates and merge keys. */
  readonly pairs: readonly Pair[];
}

export interface Sequence extends Written {
  readonly kind: 'sequence';
  readonly items: readonly Node[];
}

/** `*name`: its span is the alias's, the target's that of the anchored node. */
export interface Alias extends Written {
  readonly kind: 'alias';
  readonly target: Exclude<Node, Alias>;
}

export const follow = (node: Node): Exclude<Node, Alias> => (node.kind === 'alias' ? node.target : node);

/** Every node of a tree once, whatever aliases lead to it. */
export function visit(root: Node, see: (node: ReturnType<typeof follow>) => void): void {
  const seen = new Set<Node>();
  const left = [root];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const node = follow(next);
    if (seen.has(node)) continue;
    seen.add(node);
    see(node);
    if (node.kind === 'sequence') for (const item of node.items) left.push(item);
    if (node.kind === 'mapping') for (const { value } of node.pairs) left.push(value);
  }
}
