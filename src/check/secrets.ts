import { AnyOf } from '../model/any-of.ts';
import { isCredentialHeader } from '../model/credentials.ts';
import type { Document } from '../model/manifest.ts';
import { countsAsSecret, isPlainWord, standsAlone } from '../model/secret-words.ts';
import type { Shape } from '../model/shape.ts';
import { isNamePlace } from './name-places.ts';
import type { Path } from './path.ts';
import { childShape, rootShape } from './shapes.ts';
import { textsOf } from './texts.ts';

/** Shorter literals would be found anywhere by chance. */
const SHORTEST_SECRET = 6;

export interface SecretLiteral {
  readonly text: string;
  readonly path: Path;
}

/** The secrets of a document that can be told from other text. */
export interface TellingSecrets extends AnyOf {
  readonly literals: readonly SecretLiteral[];
  /** Those that are met by chance: plain words, and names that the manifest has too. */
  readonly words: AnyOf;
  /** The others. */
  readonly telling: AnyOf;
}

/** Made once for each document: every finding may ask. */
const known = new WeakMap<Document, TellingSecrets>();

export function tellingSecrets(document: Document): TellingSecrets {
  const before = known.get(document);
  if (before !== undefined) return before;
  const literals = secretLiterals(document.value).filter(({ text }) => text.length >= SHORTEST_SECRET);
  const texts = literals.map(({ text }) => text);
  const names = literals.length === 0 ? new Set<string>() : namesIn(document.value);
  const isWord = (text: string): boolean => isPlainWord(text) || names.has(text);
  const made = Object.assign(new AnyOf(texts, countsAsSecret), {
    literals,
    words: new AnyOf(texts.filter(isWord), standsAlone),
    telling: new AnyOf(texts.filter((text) => !isWord(text))),
  });
  known.set(document, made);
  return made;
}

/** Every name of a manifest, those in an image's repository one by one. */
const namesIn = (root: unknown): ReadonlySet<string> =>
  new Set(
    textsOf(root)
      .filter(({ path, part }) => isNamePlace(path, part))
      .flatMap(({ text }) => [text, ...text.split(/[/:@]/)]),
  );

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
