import type { Path } from './path.ts';

export interface TextAt {
  readonly text: string;
  readonly path: Path;
  readonly part: 'key' | 'value';
}

/** Every text of a value, keys included, in the order of the document. */
export function* textsOf(root: unknown, path: Path = []): Generator<TextAt> {
  if (typeof root === 'string') yield { text: root, path, part: 'value' };
  if (typeof root !== 'object' || root === null) return;
  const isList = Array.isArray(root);
  for (const [key, value] of Object.entries(root)) {
    const at = [...path, isList ? Number(key) : key];
    if (!isList) yield { text: key, path: at, part: 'key' };
    yield* textsOf(value, at);
  }
}
