/** Values in plain data by dotted path; a number is the index of a list. A key with dots stands as it is in an array. */
export type Path = string | readonly (string | number)[];

const partsOf = (path: Path): (string | number)[] =>
  typeof path === 'string' ? path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)) : [...path];

/** Puts a value at a path, in place; what isn't there on the way is made. */
export function put(root: object, path: Path, value: unknown): void {
  const parts = partsOf(path);
  const last = parts.pop() ?? '';
  let node = root as Record<string | number, unknown>;
  parts.forEach((part, index) => {
    const next = parts[index + 1] ?? last;
    node[part] ??= typeof next === 'number' ? [] : {};
    node = node[part] as typeof node;
  });
  node[last] = value;
}

/** The value at a path, undefined where there is none. */
export function at(root: unknown, path: Path): unknown {
  let node = root;
  for (const part of partsOf(path)) node = (node as Record<string | number, unknown> | null | undefined)?.[part];
  return node;
}
