import type { JsonObject, KubernetesObject } from '../../src/model/workload.ts';

/** A DaemonSet with one container, and what a case adds to its pod. */
export function daemonSet(pod: JsonObject = {}, spec: JsonObject = {}): KubernetesObject {
  const labels = { app: 'agent' };
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent', namespace: 'logging' },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'app', image: 'agent:1' }], ...pod } },
      ...spec,
    },
  };
}

/** A DaemonSet whose one container has these fields as well. */
export const container = (fields: JsonObject): KubernetesObject =>
  daemonSet({ containers: [{ name: 'app', image: 'agent:1', ...fields }] });

export const volume = (fields: JsonObject): KubernetesObject => daemonSet({ volumes: [{ name: 'data', ...fields }] });

export const env = (...variables: JsonObject[]): KubernetesObject => container({ env: variables });

/** An object of another kind, named `x`. */
export const object = (apiVersion: string, kind: string, fields: JsonObject = {}): KubernetesObject => ({
  apiVersion,
  kind,
  ...fields,
  metadata: { name: 'x', ...(fields['metadata'] as JsonObject | undefined) },
});

export const configMap = (fields: JsonObject): KubernetesObject => object('v1', 'ConfigMap', fields);
export const secret = (fields: JsonObject): KubernetesObject => object('v1', 'Secret', fields);
export const service = (spec: JsonObject): KubernetesObject => object('v1', 'Service', { spec });
export const policy = (spec: JsonObject): KubernetesObject =>
  object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, ...spec } });
export const rbac = (kind: string, fields: JsonObject): KubernetesObject =>
  object('rbac.authorization.k8s.io/v1', kind, fields);
