import type { Shape } from '../model/shape.ts';
import type { Path } from './path.ts';
import { childShape, rootShape } from './shapes.ts';

/** Shorter literals would be found anywhere by chance. */
export const SHORTEST_SECRET = 6;

export interface SecretLiteral {
  readonly text: string;
  readonly path: Path;
}

/** The secrets that are told from other text, the longest first: one may be a part of another. */
export const tellingSecrets = (root: unknown): string[] =>
  secretLiterals(root)
    .map(({ text }) => text)
    .filter((text) => text.length >= SHORTEST_SECRET)
    .sort((a, b) => b.length - a.length);

/** Every literal that stands where the kind has a secret, whatever the rest of the document looks like. */
export function secretLiterals(root: unknown): SecretLiteral[] {
  const found: SecretLiteral[] = [];
  visit(root, rootShape(), []);
  return found;

  function visit(node: unknown, shape: Shape, path: Path): void {
    if (typeof node === 'object' && node !== null) {
      for (const [key, child] of Object.entries(node)) {
        const below = childShape(shape, key);
        if (below !== undefined) visit(child, below, [...path, Array.isArray(node) ? Number(key) : key]);
      }
    } else if (shape.type === 'text' && shape.secret && node !== null && node !== undefined) {
      found.push({ text: String(node), path });
    }
  }
}
