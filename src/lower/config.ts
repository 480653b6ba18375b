import type { Spec } from '../model/manifest.ts';
import { objectShape } from '../model/shapes.ts';
import type { ConfigMapData, JsonObject, KubernetesObject, SecretKeys, Workload } from '../model/workload.ts';
import { respellFields } from './respell.ts';

export function lowerConfigMaps(configMaps: Spec['config_maps']): Record<string, ConfigMapData> {
  return Object.fromEntries(
    Object.entries(configMaps ?? {}).map(([key, map]) => {
      const { data = {}, binary_data: binaryData = {}, immutable, name, labels = {}, annotations = {} } = map;
      return [key, { data, binaryData, ...optional({ immutable, name }), labels, annotations }];
    }),
  );
}

export function lowerSecrets(secrets: Spec['secrets']): Record<string, SecretKeys> {
  return Object.fromEntries(
    Object.entries(secrets ?? {}).map(([key, secret]) => {
      const { type = 'Opaque', keys, immutable, name, labels = {}, annotations = {} } = secret;
      return [key, { type, keys, ...optional({ immutable, name }), labels, annotations }];
    }),
  );
}

export function lowerRbac(rbac: Spec['rbac']): Workload['rbac'] {
  const { cluster_rules, namespace_rules, cluster_name: clusterName, name } = rbac ?? {};
  const shape = objectShape('spec', 'rbac', 'cluster_rules');
  const rules = (list: typeof cluster_rules): JsonObject[] => (list ?? []).map((rule) => respellFields(rule, shape));
  return { rules: rules(namespace_rules), clusterRules: rules(cluster_rules), ...optional({ name, clusterName }) };
}

export function lowerExtraObjects(objects: Spec['extra_objects']): KubernetesObject[] {
  return (objects ?? []) as unknown as KubernetesObject[];
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The entries that are there: an empty name is none. */
function optional<T extends object>(values: T): Present<T> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(given) as Present<T>;
}
