import type { ObjectDocument } from '../model/manifest.ts';
import type { Json, JsonObject, KubernetesObject } from '../model/workload.ts';
import { isList, isObject, objectAt, objectsAt, textAt } from './json.ts';

/** An object, cleaned of what servers write, and where it was read. */
export interface Found {
  readonly document: ObjectDocument;
  readonly object: KubernetesObject;
}

/** A role and what binds it to the account. */
export interface Permission {
  readonly role: Found;
  readonly binding: Found;
}

/** The objects that belong to a DaemonSet. */
export interface Companions {
  readonly namespace: Found | undefined;
  readonly account: Found | undefined;
  readonly configMaps: readonly Found[];
  readonly secrets: readonly Found[];
  /** One role each that the account alone has, and that nothing else binds. */
  readonly clusterRole: Permission | undefined;
  readonly role: Permission | undefined;
  /** Further roles and bindings of the account. */
  readonly others: readonly Found[];
}

export const namespaceOf = (object: KubernetesObject): string => object.metadata.namespace ?? 'default';

/** An object that names no namespace goes where the DaemonSet goes that refers to it. */
const isIn = (object: KubernetesObject, home: string): boolean => (object.metadata.namespace ?? home) === home;

/** Other groups have kinds of these names too. */
export const isCore = (object: KubernetesObject, kind: string): boolean =>
  object.apiVersion === 'v1' && object.kind === kind;

const RBAC = /^rbac\.authorization\.k8s\.io\//;

/** What of `objects` belongs to a DaemonSet: its account with its permissions, what its pods mount or read, its namespace. */
export function companionsOf(daemonSet: KubernetesObject, objects: readonly Found[]): Companions {
  const home = namespaceOf(daemonSet);
  const pod = objectAt(daemonSet, 'spec', 'template', 'spec');
  const here = (kind: string, name: string | undefined): Found | undefined =>
    objects.find(({ object }) => isCore(object, kind) && object.metadata.name === name && isIn(object, home));
  const accountName = textAt(pod, 'serviceAccountName') || textAt(pod, 'serviceAccount');
  const account = here('ServiceAccount', accountName);
  const names = referredNames(pod);
  for (const secret of objectsAt(account?.object, 'imagePullSecrets')) names.secret.add(textAt(secret, 'name') ?? '');
  const { clusterRole, role, others } = permissionsOf(accountName, account, home, objects);
  return {
    namespace: objects.find(({ object }) => isCore(object, 'Namespace') && object.metadata.name === home),
    account,
    configMaps: [...names.configMap].flatMap((name) => here('ConfigMap', name) ?? []),
    secrets: [...names.secret].flatMap((name) => here('Secret', name) ?? []),
    clusterRole,
    role,
    others,
  };
}

function permissionsOf(
  name: string | undefined,
  account: Found | undefined,
  home: string,
  objects: readonly Found[],
): Pick<Companions, 'clusterRole' | 'role' | 'others'> {
  const bindings = objects.filter(
    ({ object }) => /^(Cluster)?RoleBinding$/.test(object.kind) && RBAC.test(object.apiVersion),
  );
  const own = name === undefined ? [] : bindings.filter(({ object }) => binds(object, name, home));
  const permissions = own.flatMap((binding): Permission[] => {
    const role = roleOf(binding);
    return role === undefined ? [] : [{ role, binding }];
  });
  const clusterRole = permissions.find((one) => one.binding.object.kind === 'ClusterRoleBinding' && isSimple(one));
  const role = permissions.find(
    (one) => one.role.object.kind === 'Role' && isIn(one.binding.object, home) && isSimple(one),
  );
  const folded = [clusterRole, role].flatMap((one) => (one === undefined ? [] : [one.role, one.binding]));
  const all = [...new Set([...permissions.map((one) => one.role), ...own])];
  return { clusterRole, role, others: all.filter((one) => !folded.includes(one)) };

  function roleOf({ object }: Found): Found | undefined {
    const { kind, name: wanted } = objectAt(object, 'roleRef');
    return objects.find(
      ({ object: role }) =>
        role.kind === kind &&
        role.metadata.name === wanted &&
        (kind === 'ClusterRole' || (role.metadata.namespace ?? home) === (object.metadata.namespace ?? home)),
    );
  }

  /** Whether `rbac` can say it: a plain role, that this account alone has, by this binding alone. */
  function isSimple({ role, binding }: Permission): boolean {
    const users = bindings.filter((one) => roleOf(one) === role);
    const { apiVersion: _, kind: __, metadata: ___, rules, ...more } = role.object;
    return (
      account !== undefined &&
      users.length === 1 &&
      subjectsOf(binding.object).length === 1 &&
      (binding.object.kind === 'RoleBinding' ||
        subjectsOf(binding.object).every((subject) => 'namespace' in subject)) &&
      isList(rules) &&
      rules.length > 0 &&
      Object.keys(more).length === 0
    );
  }
}

const subjectsOf = (binding: KubernetesObject): readonly JsonObject[] => objectsAt(binding, 'subjects');

interface Names {
  readonly configMap: Set<string>;
  readonly secret: Set<string>;
}

/** The names by which a DaemonSet refers to other objects of its namespace. */
export interface Wanted {
  readonly account: string | undefined;
  readonly configMaps: readonly string[];
  readonly secrets: readonly string[];
}

/** What a DaemonSet in a cluster needs of it, less what the cluster makes by itself. */
export function wantedBy(daemonSet: KubernetesObject): Wanted {
  const pod = objectAt(daemonSet, 'spec', 'template', 'spec');
  const { configMap, secret } = referredNames(pod);
  const account = textAt(pod, 'serviceAccountName') || textAt(pod, 'serviceAccount');
  return {
    account: account === 'default' ? undefined : account,
    configMaps: [...configMap].filter((name) => name !== 'kube-root-ca.crt'),
    secrets: [...secret],
  };
}

/** Whether a RoleBinding or ClusterRoleBinding gives an account something. */
export const binds = (binding: KubernetesObject, account: string, namespace: string): boolean =>
  subjectsOf(binding).some(
    (subject) =>
      subject['kind'] === 'ServiceAccount' &&
      subject['name'] === account &&
      (textAt(subject, 'namespace') ?? namespace) === namespace,
  );

/** Whether pods of any kind of object run under an account. */
export function runsAs(value: Json, account: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, inner]: [string, Json]) => (key === 'serviceAccountName' && inner === account) || runsAs(inner, account),
  );
}

/** Where a pod names a ConfigMap or Secret: the field, what it names, and the fields that hold the name. */
const REFERENCES: Readonly<Record<string, readonly [keyof Names, ...string[]]>> = {
  configMap: ['configMap', 'name'],
  configMapRef: ['configMap', 'name'],
  configMapKeyRef: ['configMap', 'name'],
  secret: ['secret', 'secretName', 'name'],
  secretRef: ['secret', 'name'],
  secretKeyRef: ['secret', 'name'],
  nodePublishSecretRef: ['secret', 'name'],
  imagePullSecrets: ['secret', 'name'],
};

function referredNames(pod: JsonObject): Names {
  const names: Names = { configMap: new Set(), secret: new Set() };
  visit(pod);
  return names;

  function visit(value: Json): void {
    if (isList(value)) for (const item of value) visit(item);
    if (!isObject(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      const [kind, ...fields] = REFERENCES[key] ?? [];
      for (const reference of kind === undefined ? [] : [inner].flat()) {
        const name = fields.map((field) => textAt(reference as Json, field)).find(Boolean);
        if (kind !== undefined && name !== undefined) names[kind].add(name);
      }
      visit(inner);
    }
  }
}
