import type { KubernetesObject } from '../model/workload.ts';

/** Source: InstallOrder of Helm 4's kind_sorter.go; Helm 3 doesn't know the last two. */
const KINDS: readonly string[] = [
  'PriorityClass',
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'PodSecurityPolicy',
  'PodDisruptionBudget',
  'ServiceAccount',
  'Secret',
  'SecretList',
  'ConfigMap',
  'StorageClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleList',
  'ClusterRoleBinding',
  'ClusterRoleBindingList',
  'Role',
  'RoleList',
  'RoleBinding',
  'RoleBindingList',
  'Service',
  'DaemonSet',
  'Pod',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'StatefulSet',
  'Job',
  'CronJob',
  'IngressClass',
  'Ingress',
  'APIService',
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
];

/** What a chart has in crds/ is installed before everything; kinds that Helm doesn't know come last, by name. */
const rankOf = (kind: string): number => {
  if (kind === 'CustomResourceDefinition') return -1;
  const rank = KINDS.indexOf(kind);
  return rank < 0 ? KINDS.length : rank;
};

/** Objects in the order in which Helm installs them; those of one kind stay as they stand. */
export const inInstallOrder = (objects: readonly KubernetesObject[]): KubernetesObject[] =>
  [...objects].sort((a, b) => {
    const byRank = rankOf(a.kind) - rankOf(b.kind);
    if (byRank !== 0 || rankOf(a.kind) < KINDS.length) return byRank;
    return byText(a.kind, b.kind);
  });

/** As Go's templates go through a map. */
export const inKeyOrder = <T>(list: readonly T[], keyOf: (one: T) => string): T[] =>
  [...list].sort((a, b) => byText(keyOf(a), keyOf(b)));

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
