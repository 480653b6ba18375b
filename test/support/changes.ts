/** What two renderings of a chart say differently, an object that was only renamed or moved held against what it was. */
import { compareObjects } from '../../src/compare/index.ts';
import type { KubernetesObject } from '../../src/model/workload.ts';

/** `Kind path` of each difference, `Kind` alone of an object that came or went. */
export function changesOf(before: readonly KubernetesObject[], after: readonly KubernetesObject[]): string[] {
  const moves = movesOf(before, after);
  const back = after.map((object) => {
    const old = moves.get(object);
    if (old === undefined) return object;
    const { name, namespace } = old.metadata;
    return { ...object, metadata: { ...object.metadata, name, namespace } } as KubernetesObject;
  });
  const places = [...moves].flatMap(([{ kind, metadata }, old]) =>
    (['name', 'namespace'] as const)
      .filter((field) => metadata[field] !== old.metadata[field])
      .map((field) => `${kind} metadata.${field}`),
  );
  const rest = compareObjects(before, back).map(({ object, path }) => `${object.split(' ')[0]} ${path}`.trimEnd());
  return [...places, ...rest];
}

/** Of a kind, as many that came as went are the same ones under other names, in their order. */
function movesOf(
  before: readonly KubernetesObject[],
  after: readonly KubernetesObject[],
): ReadonlyMap<KubernetesObject, KubernetesObject> {
  const [gone, come] = [without(before, after), without(after, before)];
  return new Map(
    [...new Set(gone.map(({ kind }) => kind))].flatMap((kind) => {
      const [olds, news] = [gone, come].map((objects) => objects.filter((object) => object.kind === kind));
      if (olds?.length !== news?.length) return [];
      return (news ?? []).map((object, index) => [object, (olds ?? [])[index] as KubernetesObject] as const);
    }),
  );
}

function without(objects: readonly KubernetesObject[], others: readonly KubernetesObject[]): KubernetesObject[] {
  const known = new Set(others.map(identity));
  return objects.filter((object) => !known.has(identity(object)));
}

const identity = ({ kind, metadata: { namespace, name } }: KubernetesObject): string =>
  JSON.stringify([kind, namespace, name]);
