import type { Path } from './path.ts';

export interface TextAt {
  readonly text: string;
  readonly path: Path;
  readonly part: 'key' | 'value';
}

/** Several rules ask for the texts of one manifest. */
const known = new WeakMap<object, readonly TextAt[]>();

/** Every text of a value, keys included, in the order of the document. */
export function textsOf(root: unknown): readonly TextAt[] {
  if (typeof root !== 'object' || root === null) return addTo([], root, []);
  const texts = known.get(root) ?? addTo([], root, []);
  known.set(root, texts);
  return texts;
}

function addTo(texts: TextAt[], value: unknown, path: Path): TextAt[] {
  if (typeof value === 'string') texts.push({ text: value, path, part: 'value' });
  if (typeof value !== 'object' || value === null) return texts;
  const isList = Array.isArray(value);
  for (const [key, child] of Object.entries(value)) {
    const at = [...path, isList ? Number(key) : key];
    if (!isList) texts.push({ text: key, path: at, part: 'key' });
    addTo(texts, child, at);
  }
  return texts;
}
