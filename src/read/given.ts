import type { NodePlace } from '../model/manifest.ts';
import type { Shape } from '../model/shape.ts';
import type { Span } from '../source.ts';
import { follow, type Node } from './node.ts';

/** A node that the user gave for a place of the canonical form. */
export interface Given {
  readonly node: Node;
  readonly key?: Span;
  /** The rest of the way, in canonical names, where an older shape had the node further up. */
  readonly below: readonly string[];
  /** In place of the place's own shape. */
  readonly as?: 'integer' | 'text';
}

/** Where a list stands as the value of an entry, it is the value of the field that a scalar would be. */
export function asField(given: Given, of: Shape): Given {
  const isList = follow(given.node).kind === 'sequence';
  return isList && of.type === 'object' && of.scalar !== undefined ? { ...given, below: [of.scalar] } : given;
}

export function add(fields: Map<string, Given[]>, name: string, given: Given): void {
  const known = fields.get(name);
  if (known === undefined) fields.set(name, [given]);
  else known.push(given);
}

/** Adds a node under the first name of its way. */
export function put(fields: Map<string, Given[]>, given: Given): void {
  const [name = '', ...below] = given.below;
  add(fields, name, { ...given, below });
}

export const whereOf = ({ node, key }: Given): Span => key ?? node.span;

export const placeOf = ({ node, key }: Given): NodePlace => ({
  value: node.span,
  ...(key === undefined ? {} : { key }),
});
