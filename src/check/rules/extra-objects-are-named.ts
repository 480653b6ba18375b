import { typedKindOf } from '../../model/kinds.ts';
import { type Context, each, type Rule } from '../context.ts';
import { type Path, pathText } from '../path.ts';

interface KubernetesObject {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly metadata?: Metadata | null;
  readonly data?: unknown;
  readonly stringData?: unknown;
  readonly items?: unknown;
}

interface Metadata {
  readonly name?: unknown;
  readonly namespace?: unknown;
  readonly labels?: unknown;
  readonly annotations?: unknown;
}

/** Source: Helm puts each object under its kind, namespace and name, and refuses two of one and heads of other types. */
export const rule: Rule = {
  codes: ['extra-object-unnamed', 'extra-object-not-text', 'extra-object-twice', 'secret-object-in-clear'],
  check(context) {
    const first = new Map<string, Path>();
    const objects: readonly KubernetesObject[] = context.spec.extra_objects ?? [];
    for (const [object, path] of each(objects, ['spec', 'extra_objects'])) {
      checkSecret(context, object, path);
      checkHead(context, object, path);
      const kind = String(object.kind ?? 'object');
      const { name, namespace = '' } = object.metadata ?? {};
      if (name === undefined || name === null || name === '') {
        context.report('extra-object-unnamed', [...path, 'metadata'], [kind]);
        continue;
      }
      const key = JSON.stringify([kind, namespace, name]);
      const before = first.get(key);
      if (before === undefined) first.set(key, path);
      else
        context.report('extra-object-twice', path, [kind, String(name)], {
          notes: [{ message: 'the first one', path: before }],
        });
    }
  },
};

/** What every object begins with is text, whatever its kind; those of known types are looked into as a whole. */
function checkHead(context: Context, { apiVersion, kind, metadata }: KubernetesObject, path: Path): void {
  if (typedKindOf(apiVersion, kind) !== undefined) return;
  const { name, namespace, labels, annotations } = metadata ?? {};
  const heads: [unknown, Path][] = [
    [apiVersion, [...path, 'apiVersion']],
    [kind, [...path, 'kind']],
    [name ?? '', [...path, 'metadata', 'name']],
    [namespace ?? '', [...path, 'metadata', 'namespace']],
    ...textsOf(labels, [...path, 'metadata', 'labels']),
    ...textsOf(annotations, [...path, 'metadata', 'annotations']),
  ];
  for (const [value, at] of heads) {
    if (value !== undefined && typeof value !== 'string') {
      context.report('extra-object-not-text', at, [pathText(at.slice(path.length))]);
    }
  }
}

/** Labels and annotations one by one, or what stands in their place. Kubernetes takes null for an empty text. */
function textsOf(map: unknown, path: Path): [unknown, Path][] {
  if (map === null || map === undefined) return [];
  if (typeof map !== 'object' || Array.isArray(map)) return [[{}, path]];
  return Object.entries(map).map(([key, value]) => [value ?? '', [...path, key]]);
}

/** A list is applied item by item, and a Secret may be one of them. */
function checkSecret(context: Context, object: KubernetesObject, path: Path): void {
  const { kind, items } = object;
  if (Array.isArray(items)) {
    for (const [item, at] of each<unknown>(items, [...path, 'items'])) {
      if (typeof item === 'object' && item !== null) checkSecret(context, item, at);
    }
  }
  if (kind !== 'Secret') return;
  const field = (['data', 'stringData'] as const).find((one) => Object.keys(object[one] ?? {}).length > 0);
  if (field === undefined) return;
  const name = String(object.metadata?.name ?? '');
  context.report('secret-object-in-clear', [...path, field], [name], { part: 'key' });
}
