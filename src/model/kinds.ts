/** Groups of Kubernetes itself: their types have no room for null. CustomResourceDefinitions hold values of any kind. */
const OWN_GROUP = /^([a-z]+|[a-z.]+\.k8s\.io)$/;

/** Whether an object's null may mean something else than nothing. */
export const keepsNulls = (apiVersion: string): boolean =>
  apiVersion.includes('/') && !OWN_GROUP.test(apiVersion.slice(0, apiVersion.indexOf('/')));

/** The kinds whose types are known here, by version and name: a DaemonSet and what belongs to it. */
export const TYPED_KINDS: ReadonlySet<string> = new Set([
  'apps/v1 DaemonSet',
  'v1 ConfigMap',
  'v1 Secret',
  'v1 Service',
  'v1 ServiceAccount',
  'v1 Namespace',
  'networking.k8s.io/v1 NetworkPolicy',
  'rbac.authorization.k8s.io/v1 Role',
  'rbac.authorization.k8s.io/v1 ClusterRole',
  'rbac.authorization.k8s.io/v1 RoleBinding',
  'rbac.authorization.k8s.io/v1 ClusterRoleBinding',
]);

/** The API server of today takes none of these any more, and their objects have the types of v1. */
const OLD_RBAC = /^rbac\.authorization\.k8s\.io\/v1(alpha|beta)1$/;

/** Under which of these an object's types are known; undefined for every other kind. */
export function typedKindOf(apiVersion: unknown, kind: unknown): string | undefined {
  const version = OLD_RBAC.test(String(apiVersion)) ? 'rbac.authorization.k8s.io/v1' : apiVersion;
  const name = `${version} ${kind}`;
  return TYPED_KINDS.has(name) ? name : undefined;
}

/** Kinds that belong to no namespace: Kubernetes' own, and those of custom resources that agents bring along. */
export const CLUSTER_WIDE_KINDS: ReadonlySet<string> = new Set([
  'APIService',
  'CertificateSigningRequest',
  'ClusterIssuer',
  'ClusterPolicy',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterTrustBundle',
  'CSIDriver',
  'CSINode',
  'CustomResourceDefinition',
  'DeviceClass',
  'FlowSchema',
  'IngressClass',
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PodSecurityPolicy',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'RuntimeClass',
  'SecurityContextConstraints',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VolumeAttachment',
  'VolumeAttributesClass',
]);
