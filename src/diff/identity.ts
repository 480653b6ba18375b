import type { KubernetesObject } from '../model/workload.ts';

type Identified = Pick<KubernetesObject, 'apiVersion' | 'kind' | 'metadata'>;

/** What Helm tells two objects apart by: group, kind, namespace and name. */
export const identityOf = (object: Identified): string =>
  JSON.stringify([groupOf(object), object.kind, object.metadata.namespace ?? '', object.metadata.name]);

export const groupOf = ({ apiVersion }: Pick<KubernetesObject, 'apiVersion'>): string =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';

/** Whether the group is Kubernetes' own: others have kinds of the same names, such as Knative's Service. */
export const isBuiltIn = (object: Pick<KubernetesObject, 'apiVersion'>): boolean =>
  /^[^.]*$|(?<!x-)\bk8s\.io$/.test(groupOf(object));
