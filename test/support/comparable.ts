/** Kubernetes objects less what a chart adds to every release, so that others can be compared with them. */
import { CLUSTER_WIDE_KINDS } from '../../src/model/kinds.ts';
import type { Json, JsonObject, KubernetesObject } from '../../src/model/workload.ts';

const STANDARD_LABELS =
  /^(helm\.sh\/chart|app\.kubernetes\.io\/(name|instance|version|managed-by)|planton\.ai\/.*|pod-security\.kubernetes\.io\/.*)$/;
const SELECTING_LABELS = /^(app\.kubernetes\.io\/(name|instance)|planton\.ai\/.*)$/;
const CHARTS_ANNOTATIONS = /^(helm\.sh\/resource-policy|argocd\.argoproj\.io\/sync-options|meta\.helm\.sh\/.*)$/;

/**
 * Without standard labels; objects that name no namespace in that of the DaemonSet. Unless adopted also without the
 * selector, the labels and checksums it brings to the pods, and the names of roles.
 */
export function comparable(objects: readonly KubernetesObject[], adopted: boolean): KubernetesObject[] {
  const home = objects.find(({ kind }) => kind === 'DaemonSet')?.metadata.namespace ?? 'default';
  const plain = objects.map((object) => withoutAdditions(object, home));
  if (adopted) return plain;
  return plain.map((object) => withoutRoleNames(withoutSelector(object), plain));
}

function withoutAdditions(object: KubernetesObject, home: string): KubernetesObject {
  const { kind, apiVersion } = object;
  const { namespace, ownerReferences: _, labels, annotations, ...rest } = object.metadata;
  const metadata = {
    ...rest,
    ...(CLUSTER_WIDE_KINDS.has(kind) ? {} : { namespace: namespace ?? home }),
    labels: less(labels, STANDARD_LABELS),
    annotations: less(annotations, CHARTS_ANNOTATIONS),
  };
  // A missing answer is yes.
  const token = kind === 'ServiceAccount' ? { automountServiceAccountToken: true } : {};
  const version = apiVersion.startsWith('rbac.') ? 'rbac.authorization.k8s.io/v1' : apiVersion;
  return { ...token, ...object, apiVersion: version, metadata: metadata as KubernetesObject['metadata'] };
}

function withoutSelector(object: KubernetesObject): KubernetesObject {
  if (object.kind !== 'DaemonSet') return object;
  const { selector: _, template, ...spec } = object['spec'] as JsonObject;
  const { metadata, ...pod } = (template ?? {}) as JsonObject;
  const { name: __, namespace: ___, labels, annotations, ...rest } = (metadata ?? {}) as JsonObject;
  const bare = { ...rest, labels: less(labels, SELECTING_LABELS), annotations: less(annotations, /^checksum\//) };
  return { ...object, spec: { ...spec, template: { ...pod, metadata: bare } } };
}

/** Roles and bindings are called by what they say. */
function withoutRoleNames(object: KubernetesObject, all: readonly KubernetesObject[]): KubernetesObject {
  if (/^(Cluster)?Role$/.test(object.kind)) return renamed(object, saying(object));
  if (!/^(Cluster)?RoleBinding$/.test(object.kind)) return object;
  const roleRef = object['roleRef'] as JsonObject;
  const role = all.find(
    ({ kind, metadata }) =>
      kind === roleRef['kind'] &&
      metadata.name === roleRef['name'] &&
      (kind === 'ClusterRole' || metadata.namespace === object.metadata.namespace),
  );
  const { namespace } = object.metadata;
  const subjects = ((object['subjects'] ?? []) as readonly JsonObject[]).map((subject) =>
    subject['kind'] === 'ServiceAccount' && namespace !== undefined ? { namespace, ...subject } : subject,
  );
  const name = role === undefined ? String(roleRef['name']) : saying(role);
  const to = subjects.map((subject) => `${subject['namespace']}/${subject['name']}`).join();
  return renamed({ ...object, subjects, roleRef: { ...roleRef, name } }, `${name} to ${to}`);
}

const renamed = (object: KubernetesObject, name: string): KubernetesObject => ({
  ...object,
  metadata: { ...object.metadata, name },
});

function saying({ rules = [], aggregationRule = null }: KubernetesObject): string {
  const filled = ((rules ?? []) as readonly JsonObject[]).map((rule) =>
    Object.entries(rule)
      .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return `says ${JSON.stringify([filled, aggregationRule])}`;
}

const less = (map: Json | undefined, keys: RegExp): JsonObject =>
  Object.fromEntries(Object.entries((map ?? {}) as JsonObject).filter(([key]) => !keys.test(key)));
