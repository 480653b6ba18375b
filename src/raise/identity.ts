import { objectShape } from '../model/shapes.ts';
import type { Json, JsonObject, KubernetesObject, TextMap } from '../model/workload.ts';
import { type Found, namespaceOf, type Permission } from './companions.ts';
import type { RaiseContext } from './context.ts';
import { objectAt, objectsAt, present, textAt } from './json.ts';
import { furtherLabels, metaFields } from './labels.ts';
import { canonicalFields } from './respell.ts';

/** Longest DNS-1123 label. */
export const LONGEST = 63;

/** A DNS-1123 label as like the name as can be: the name itself where it is one. */
export function agentName(name: string): string {
  const label = name
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  return label === '' ? 'agent' : label;
}

/** What every chart that creates a namespace sets on it. */
const KEPT_BY_CHARTS: TextMap = {
  'helm.sh/resource-policy': 'keep',
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
};

export function raiseNamespace(
  context: RaiseContext,
  daemonSet: KubernetesObject,
  found: Found | undefined,
  common: TextMap,
): JsonObject {
  const value = namespaceOf(daemonSet);
  if (found === undefined) return context.trace.link({ value }, daemonSet.metadata, [['value', 'namespace']]);
  const { labels, annotations: all = {} } = metaFields(found.object, {
    ...common,
    'kubernetes.io/metadata.name': value,
  });
  const further = Object.entries(all).filter(([key, text]) => KEPT_BY_CHARTS[key] !== text);
  const annotations = further.length === 0 ? undefined : Object.fromEntries(further);
  return context.trace.link(
    { value, ...(labels ? { labels } : {}), ...(annotations ? { annotations } : {}) },
    found.object.metadata,
    [['value', 'name']],
  );
}

/** @param exact whether the account's name has to stay, whatever the release is called */
export function raiseAccount(
  context: RaiseContext,
  daemonSet: KubernetesObject,
  found: Found | undefined,
  { agent, exact, common }: { agent: string; exact: boolean; common: TextMap },
): JsonObject | undefined {
  const pod = objectAt(daemonSet, 'spec', 'template', 'spec');
  const name = textAt(pod, 'serviceAccountName') || textAt(pod, 'serviceAccount');
  if (name === undefined || name === '') return undefined;
  if (found === undefined) return context.trace.link({ name }, pod, [['name', 'serviceAccountName']]);
  const { object } = found;
  const automount = object['automountServiceAccountToken'];
  const secrets = raisePullSecrets(context, object);
  const raised = {
    create: true,
    ...present({ name: exact || name !== agent ? name : undefined }),
    ...metaFields(object, common),
    ...present({
      automount_service_account_token: automount === true ? undefined : automount,
      image_pull_secrets: secrets.length === 0 ? undefined : secrets,
    }),
  };
  return context.trace.link(raised, object, [['automount_service_account_token', 'automountServiceAccountToken']]);
}

export function raisePullSecrets(context: RaiseContext, holder: JsonObject): Json[] {
  return objectsAt(holder, 'imagePullSecrets').map((secret) => context.trace.link({ ...secret }, secret));
}

/** The account's rules; the objects' names only where they must stay. */
export function raiseRbac(
  context: RaiseContext,
  clusterRole: Permission | undefined,
  role: Permission | undefined,
): JsonObject | undefined {
  if (clusterRole === undefined && role === undefined) return undefined;
  const shape = objectShape('spec', 'rbac', 'cluster_rules');
  const rulesOf = (permission: Permission | undefined): Json[] | undefined =>
    permission &&
    objectsAt(permission.role.object, 'rules').map((rule) => canonicalFields(filled(rule), shape, context.trace));
  const nameOf = (permission: Permission | undefined): string | undefined =>
    context.adopted ? permission?.role.object.metadata.name : undefined;
  const raised = present({
    cluster_name: nameOf(clusterRole),
    cluster_rules: rulesOf(clusterRole),
    name: nameOf(role),
    namespace_rules: rulesOf(role),
  });
  return context.trace.link(raised, (clusterRole ?? role)?.role.object, [['cluster_rules', 'rules']]);

  /** An empty list is one that isn't there. */
  function filled(rule: JsonObject): JsonObject {
    const entries = Object.entries(rule).filter(([, value]) => !(Array.isArray(value) && value.length === 0));
    return context.trace.link(Object.fromEntries(entries), rule);
  }
}

/** Whether `rbac` says all of a role and its binding: names, labels and annotations too. */
export function isSayable({ role, binding }: Permission, common: TextMap, adopted: boolean): boolean {
  const objects = [role.object, binding.object];
  const isPlain = objects.every(
    (object) =>
      Object.keys(furtherLabels(object, common)).length === 0 &&
      Object.keys(objectAt(object, 'metadata', 'annotations')).length === 0,
  );
  return isPlain && (!adopted || role.object.metadata.name === binding.object.metadata.name);
}
