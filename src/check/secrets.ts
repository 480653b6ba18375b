import { AnyOf } from '../model/any-of.ts';
import { isCredentialHeader } from '../model/credentials.ts';
import type { Document } from '../model/manifest.ts';
import type { Shape } from '../model/shape.ts';
import type { Path } from './path.ts';
import { childShape, rootShape } from './shapes.ts';

/** Shorter literals would be found anywhere by chance. */
const SHORTEST_SECRET = 6;

export interface SecretLiteral {
  readonly text: string;
  readonly path: Path;
}

/** The secrets of a document that can be told from other text. */
export interface TellingSecrets extends AnyOf {
  readonly literals: readonly SecretLiteral[];
}

/** Made once for each document: every finding may ask. */
const known = new WeakMap<Document, TellingSecrets>();

export function tellingSecrets(document: Document): TellingSecrets {
  const before = known.get(document);
  if (before !== undefined) return before;
  const literals = secretLiterals(document.value).filter(({ text }) => text.length >= SHORTEST_SECRET);
  const made = Object.assign(new AnyOf(literals.map(({ text }) => text)), { literals });
  known.set(document, made);
  return made;
}

/** Every literal that stands where the kind has a secret, or in a credential's header, whatever the rest of the document looks like. */
function secretLiterals(root: unknown): SecretLiteral[] {
  const found: SecretLiteral[] = [];
  visit(root, rootShape(), []);
  return found;

  function visit(node: unknown, shape: Shape, path: Path): void {
    if (typeof node === 'object' && node !== null) {
      const header = credentialIn(node, path);
      if (header !== undefined) found.push({ text: header, path: [...path, 'value'] });
      for (const [key, child] of Object.entries(node)) {
        const below = childShape(shape, key);
        if (below !== undefined) visit(child, below, [...path, Array.isArray(node) ? Number(key) : key]);
      }
    } else if (shape.type === 'text' && shape.secret && node !== null && node !== undefined) {
      found.push({ text: String(node), path });
    }
  }
}

/** The value of the credential's header that stands at a path. */
function credentialIn(node: object, path: Path): string | undefined {
  if (path.at(-2) !== 'http_headers') return undefined;
  const { name, value } = node as { readonly name?: unknown; readonly value?: unknown };
  return typeof name === 'string' && typeof value === 'string' && isCredentialHeader(name) ? value : undefined;
}
