/** From the manifest's root, in canonical names. */
export type Path = readonly (string | number)[];

/** A path as people write it: spec.container.app.ports[0].name, spec.pod.labels["a.b/c"]. */
export function pathText(path: Path): string {
  if (path.length === 0) return 'The manifest';
  const parts = path.map((part, index) => {
    if (typeof part === 'number') return `[${part}]`;
    if (!/^[A-Za-z0-9_-]+$/.test(part)) return `[${JSON.stringify(part)}]`;
    return index === 0 ? part : `.${part}`;
  });
  return parts.join('').replace(/^api_version$/, 'apiVersion');
}

/** The path of a JSON pointer into `root`: numbers where a list is walked into. */
export function pathOf(jsonPointer: string, root: unknown): Path {
  let node = root;
  return jsonPointer
    .split('/')
    .slice(1)
    .map((escaped) => {
      const name = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
      const part = Array.isArray(node) ? Number(name) : name;
      node = childOf(node, part);
      return part;
    });
}

export const valueAt = (root: unknown, path: Path): unknown => path.reduce(childOf, root);

function childOf(node: unknown, part: string | number): unknown {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, part)) return undefined;
  return (node as Record<string | number, unknown>)[part];
}
