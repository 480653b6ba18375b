/** What the pods of a release name: it must be there before they can start. */
import type { Json, JsonObject, KubernetesObject } from '../model/workload.ts';
import { identityOf } from './identity.ts';

type Use = readonly [kind: string, name: Json | undefined];

/** Identities of the objects that pods and their ServiceAccounts name, whether the release has them or not. */
export function usedBy(objects: readonly KubernetesObject[]): ReadonlySet<string> {
  return new Set(
    objects.flatMap((object) => {
      const { namespace } = object.metadata;
      return usesOf(object).flatMap(([kind, name]) =>
        typeof name === 'string' && name !== '' ? [identityOf(named(kind, name, namespace))] : [],
      );
    }),
  );
}

const CLUSTER_WIDE: Readonly<Record<string, string>> = {
  PriorityClass: 'scheduling.k8s.io/v1',
  RuntimeClass: 'node.k8s.io/v1',
};

function named(kind: string, name: string, namespace: string | undefined) {
  const apiVersion = CLUSTER_WIDE[kind];
  if (apiVersion !== undefined) return { apiVersion, kind, metadata: { name } };
  return { apiVersion: 'v1', kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) } };
}

function usesOf(object: KubernetesObject): Use[] {
  if (object.kind === 'ServiceAccount') return pullSecretsOf(object);
  const pod = podOf(object);
  if (pod === undefined) return [];
  return [
    // The admission of ServiceAccounts puts "default" where none is named.
    ['ServiceAccount', pod['serviceAccountName'] || pod['serviceAccount'] || 'default'],
    ['PriorityClass', pod['priorityClassName']],
    ['RuntimeClass', pod['runtimeClassName']],
    ...pullSecretsOf(pod),
    ...inside(pod),
  ];
}

const pullSecretsOf = (holder: JsonObject): Use[] =>
  listOf(holder['imagePullSecrets']).map((entry) => ['Secret', (entry as JsonObject | null)?.['name']]);

/** The pod of a Pod, of a CronJob's Job, and of every other workload. */
function podOf({ kind, ...object }: KubernetesObject): JsonObject | undefined {
  if (kind === 'Pod') return mapOf(object['spec']);
  const job = kind === 'CronJob' ? mapOf(mapOf(object['spec'])?.['jobTemplate']) : object;
  return mapOf(mapOf(mapOf(job?.['spec'])?.['template'])?.['spec']);
}

/** By the key that a reference stands at: its kind, and the field with the name. VisitPodSecretNames, VisitPodConfigmapNames. */
const REFERENCES: Readonly<Record<string, readonly [kind: string, ...fields: string[]]>> = {
  configMap: ['ConfigMap', 'name'],
  configMapKeyRef: ['ConfigMap', 'name'],
  configMapRef: ['ConfigMap', 'name'],
  nodePublishSecretRef: ['Secret', 'name'],
  persistentVolumeClaim: ['PersistentVolumeClaim', 'claimName'],
  secret: ['Secret', 'secretName', 'name'],
  secretKeyRef: ['Secret', 'name'],
  secretRef: ['Secret', 'name'],
};

function inside(value: Json): Use[] {
  if (Array.isArray(value)) return value.flatMap(inside);
  return Object.entries(mapOf(value) ?? {}).flatMap(([key, inner]) => {
    const [kind, ...fields] = Object.hasOwn(REFERENCES, key) ? (REFERENCES[key] ?? []) : [];
    const own = kind === undefined ? [] : fields.map((field): Use => [kind, mapOf(inner)?.[field]]);
    return [...own, ...inside(inner)];
  });
}

const mapOf = (value: Json | undefined): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
