import { CLUSTER_WIDE_KINDS } from './kinds.ts';
import type { KubernetesObject } from './workload.ts';

/** An object in a namespace, where it names none and is of a kind that has one. */
export function placedIn<T extends KubernetesObject>(object: T, namespace: string): T {
  if (object.metadata.namespace || CLUSTER_WIDE_KINDS.has(object.kind)) return object;
  return { ...object, metadata: { ...object.metadata, namespace } };
}

/** `Kind[/namespace]/name`: what values call an extra object, by which Helm orders those of one kind. */
export const objectKey = ({ kind, metadata: { namespace, name } }: KubernetesObject): string =>
  namespace === undefined ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
