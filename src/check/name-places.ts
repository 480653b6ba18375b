import type { Path } from './path.ts';
import { shapeAt } from './shapes.ts';

const IMAGE = /^spec\/(?:container\/(?:app|sidecars\/\d+)|pod\/init_containers\/\d+)\/image(?:\/|$)/;
const EXACT: ReadonlySet<string> = new Set(['metadata/name', 'spec/namespace', 'spec/namespace/value']);
const KEYED: ReadonlySet<string> = new Set(['spec/config_maps', 'spec/secrets']);

/** Whether what stands at a path is a name: of an object, an image, a namespace, a volume, a variable. */
export function isNamePlace(path: Path, part: 'key' | 'value'): boolean {
  const text = path.join('/');
  const parent = path.slice(0, -1);
  if (part === 'key') return KEYED.has(parent.join('/'));
  if (EXACT.has(text) || IMAGE.test(text)) return true;
  if (text.startsWith('spec/extra_objects/')) return text.endsWith('/metadata/name');
  return /(?:^|_)name$/.test(String(path.at(-1))) && shapeAt(parent)?.type === 'object';
}
