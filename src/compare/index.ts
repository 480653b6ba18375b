import { CLUSTER_WIDE_KINDS } from '../model/kinds.ts';
import type { JsonObject, KubernetesObject } from '../model/workload.ts';
import { stored } from './defaults.ts';
import { type Difference, differences } from './difference.ts';
import { kindType } from './kinds.ts';
import { isObject, type Type } from './type.ts';

export { describeDifferences } from './describe.ts';
export type { Difference };

export interface CompareOptions {
  /** The order of every list counts, also where it means nothing to Kubernetes. */
  readonly exact?: boolean;
  /** Both sides are to be installed: what only servers write counts. */
  readonly rendered?: boolean;
}

/**
 * What two sets of Kubernetes objects say differently, none where the API server would store the same of both.
 * Objects are matched by API group, kind, namespace and name; one that stands twice in a set is missing or extra
 * the second time. Objects of kinds that aren't known are compared as plain data.
 */
export function compareObjects(
  want: readonly KubernetesObject[],
  got: readonly KubernetesObject[],
  options: CompareOptions = {},
): Difference[] {
  const [wanted, present] = [grouped(want), grouped(got)];
  return [...new Set([...wanted.keys(), ...present.keys()])].flatMap((identity) => {
    const [first, ...again] = wanted.get(identity) ?? [];
    const [found, ...foundAgain] = present.get(identity) ?? [];
    return [
      ...compareOne(first, found, options),
      ...again.map((object) => whole('missing', object)),
      ...foundAgain.map((object) => whole('extra', object)),
    ];
  });
}

function compareOne(
  want: KubernetesObject | undefined,
  got: KubernetesObject | undefined,
  { exact = false, rendered = false }: CompareOptions,
): readonly Difference[] {
  if (want === undefined) return got === undefined ? [] : [whole('extra', got)];
  if (got === undefined) return [whole('missing', want)];
  const type = kindType(want);
  return differences(
    title(want),
    storedObject(want, type, rendered),
    storedObject(got, kindType(got), rendered),
    type,
    exact,
  );
}

function storedObject(object: KubernetesObject, type: Type, isRendered: boolean): JsonObject {
  const value = stored(CLUSTER_WIDE_KINDS.has(object.kind) ? withoutNamespace(object) : object, type, isRendered);
  return isObject(value) ? value : {};
}

/** kubectl and Helm drop a namespace that a cluster-wide object is given. */
function withoutNamespace(object: KubernetesObject): KubernetesObject {
  const { namespace: _, ...metadata } = object.metadata;
  return { ...object, metadata };
}

const whole = (kind: 'missing' | 'extra', object: KubernetesObject): Difference => ({
  kind,
  object: title(object),
  path: '',
});

function grouped(objects: readonly KubernetesObject[]): Map<string, KubernetesObject[]> {
  const groups = new Map<string, KubernetesObject[]>();
  for (const object of objects) {
    const group = groups.get(identity(object));
    if (group === undefined) groups.set(identity(object), [object]);
    else group.push(object);
  }
  return groups;
}

function identity({ apiVersion, kind, metadata }: KubernetesObject): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return JSON.stringify([group, kind, CLUSTER_WIDE_KINDS.has(kind) ? '' : (metadata.namespace ?? ''), metadata.name]);
}

const title = ({ kind, metadata: { namespace, name } }: KubernetesObject): string =>
  `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
