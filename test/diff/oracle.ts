/**
 * A second opinion on upgrades that shares no code with `diff`: what the API server, the DaemonSet controller and Helm
 * would do, over the JSON of the objects and over what the manifests name.
 */
import type { JsonObject, KubernetesObject } from '../../src/model/workload.ts';

export type Opinion = 'breaking' | 'restart' | 'none';

type Objects = readonly KubernetesObject[];

export function opinionOn(before: Objects, after: Objects): Opinion {
  const pairs = before.map((old) => ({ old, now: after.find((one) => idOf(one) === idOf(old)) }));
  const fails = pairs.some(({ old, now }) =>
    now === undefined ? isMissed(old) || isRunAs(old, after) : isRefused(old, now),
  );
  const arrived = after.filter((object) => !before.some((old) => idOf(old) === idOf(object)));
  if (fails || arrived.some((object) => isTakenOver(object, before) || isRunAs(object, before))) return 'breaking';
  return pairs.some(({ old, now }) => now !== undefined && old.kind === 'DaemonSet' && replacesPods(old, now))
    ? 'restart'
    : 'none';
}

const idOf = ({ kind, metadata }: KubernetesObject): string => `${kind}/${metadata.namespace}/${metadata.name}`;

const isMissed = ({ kind }: KubernetesObject): boolean =>
  ['DaemonSet', 'Namespace', 'Service', 'CSIDriver'].includes(kind);

const isTakenOver = (object: KubernetesObject, before: Objects): boolean =>
  object.kind === 'Namespace' && before.some(({ metadata }) => metadata.namespace === object.metadata.name);

/** Whether pods of the objects run as this account. */
const isRunAs = ({ kind, metadata: { name, namespace } }: KubernetesObject, objects: Objects): boolean =>
  kind === 'ServiceAccount' &&
  objects
    .filter((object) => object.kind === 'DaemonSet' && object.metadata.namespace === namespace)
    .some((object) => JSON.stringify(specOf(object)).includes(`"serviceAccountName":${JSON.stringify(name)}`));

/** "field is immutable", by kind. */
function isRefused(old: KubernetesObject, now: KubernetesObject): boolean {
  switch (old.kind) {
    case 'DaemonSet':
      return differ(specOf(old)['selector'], specOf(now)['selector']);
    case 'ConfigMap':
      return old['immutable'] === true && (now['immutable'] !== true || differ(old['data'], now['data']));
    case 'Secret':
      return differ(old['type'], now['type']);
    case 'RoleBinding':
    case 'ClusterRoleBinding':
      return differ(old['roleRef'], now['roleRef']);
    case 'Service':
      return differ(specOf(old)['clusterIP'], specOf(now)['clusterIP']);
    case 'CSIDriver':
      return differ(specOf(old)['attachRequired'], specOf(now)['attachRequired']);
    default:
      return false;
  }
}

function replacesPods(old: KubernetesObject, now: KubernetesObject): boolean {
  if (waitsForDeletion(now)) return false;
  return waitsForDeletion(old) || differ(specOf(old)['template'], specOf(now)['template']);
}

const waitsForDeletion = (daemonSet: KubernetesObject): boolean =>
  (specOf(daemonSet)['updateStrategy'] as JsonObject)['type'] === 'OnDelete';

const specOf = (object: KubernetesObject): JsonObject => object['spec'] as JsonObject;

const differ = (a: unknown, b: unknown): boolean => text(a) !== text(b);

/** Keys sorted, as Go writes maps; lists in their order. */
const text = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
