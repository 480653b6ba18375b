import type { Json, KubernetesObject, PullSecret } from '../model/workload.ts';
import { type Common, objectOf } from './meta.ts';
import { givenValue } from './release.ts';

/**
 * The Namespace, where the chart creates it. Where the objects go to the release namespace, Helm has it already, or makes
 * it with --create-namespace; where values name another one, it is not the chart's.
 */
export function renderNamespace(common: Common): KubernetesObject[] {
  const { workload, release, names } = common;
  const { namespace } = workload;
  if (!namespace.create || names.namespace !== namespace.name || names.namespace === release.namespace) return [];
  const goes = release.overrides?.keepNamespace === false;
  const kept = {
    'helm.sh/resource-policy': 'keep',
    'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  };
  const parts = { apiVersion: 'v1', kind: 'Namespace', name: names.namespace, labels: namespace.labels };
  return [objectOf(common, { ...parts, annotations: { ...namespace.annotations, ...(goes ? {} : kept) } }, {})];
}

export function renderServiceAccount(common: Common): KubernetesObject[] {
  const { account } = common.workload;
  if (!account.create) return [];
  const { labels, annotations, automount } = account;
  const parts = { apiVersion: 'v1', kind: 'ServiceAccount', name: common.names.account, labels, annotations };
  const imagePullSecrets = pullSecretNames(common, account.imagePullSecrets).map((name) => ({ name }));
  return [
    objectOf(
      common,
      { ...parts, namespace: common.names.namespace },
      {
        automountServiceAccountToken: automount,
        ...(imagePullSecrets.length === 0 ? {} : { imagePullSecrets }),
      },
    ),
  ];
}

/** The names of pull Secrets, each once: one of the manifest's own `secrets` has its real name. */
export function pullSecretNames({ workload, names, release }: Common, secrets: readonly PullSecret[]): string[] {
  const real = secrets.map((secret) => {
    const name = 'name' in secret ? secret.name : givenValue(release, 'references', secret.reference);
    return Object.hasOwn(workload.secrets, name) ? names.secret(name) : name;
  });
  return [...new Set(real)];
}

/** The account's role in the whole cluster, with its binding. */
export function renderClusterRole(common: Common): KubernetesObject[] {
  const { clusterRules } = common.workload.rbac;
  return clusterRules.length === 0 ? [] : roleAndBinding(common, 'ClusterRole', common.names.clusterRole, clusterRules);
}

/** The account's role in the namespace, with its binding. */
export function renderRole(common: Common): KubernetesObject[] {
  const { rules } = common.workload.rbac;
  const { role, namespace } = common.names;
  return rules.length === 0 ? [] : roleAndBinding(common, 'Role', role, rules, namespace);
}

function roleAndBinding(
  common: Common,
  kind: string,
  name: string,
  rules: readonly Json[],
  namespace?: string,
): KubernetesObject[] {
  const { names } = common;
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  const parts = { apiVersion, name, ...(namespace === undefined ? {} : { namespace }) };
  return [
    objectOf(common, { ...parts, kind }, { rules }),
    objectOf(
      common,
      { ...parts, kind: `${kind}Binding` },
      {
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name },
        // Without an account of its own the pods run as `default`.
        subjects: [{ kind: 'ServiceAccount', name: names.account || 'default', namespace: names.namespace }],
      },
    ),
  ];
}
