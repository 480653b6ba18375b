/** What stands in a cluster, beside what Kubernetes put there itself. */
import type { Api } from './api.ts';

/** Of every kind a chart may make. Pods and ControllerRevisions go with their DaemonSet, Helm's Secrets with the release. */
const KINDS = [
  'Namespace',
  'DaemonSet',
  'ControllerRevision',
  'Pod',
  'ServiceAccount',
  'ConfigMap',
  'Secret',
  'Service',
  'Role',
  'RoleBinding',
  'ClusterRole',
  'ClusterRoleBinding',
  'NetworkPolicy',
  'CSIDriver',
  'PriorityClass',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'Job',
];

/** In every namespace. */
const GIVEN = new Set(['ServiceAccount default', 'ConfigMap kube-root-ca.crt']);

const givenTo = new WeakMap<Api, ReadonlySet<string>>();

/** `Kind namespace/name` or `Kind name` of each object. The first call for a cluster says what came with it. */
export async function inventory(api: Api): Promise<ReadonlySet<string>> {
  const lists = await Promise.all(KINDS.map(async (kind) => (await api.list(kind)).map((one) => ({ ...one, kind }))));
  const all = lists.flat().flatMap(({ kind, metadata: { name, namespace } }) => {
    if (GIVEN.has(`${kind} ${name}`)) return [];
    return [namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`];
  });
  const given = givenTo.get(api);
  if (given === undefined) {
    givenTo.set(api, new Set(all));
    return new Set();
  }
  return new Set(all.filter((line) => !given.has(line)));
}
