import type { KubernetesObject } from '../model/workload.ts';
import { binds } from '../raise/companions.ts';

/**
 * Objects of a cluster of one kind: those named, or all where no names are given; in the DaemonSet's own namespace
 * unless told otherwise. What may not be read is noted, and missing.
 */
export type Get = (
  kind: string,
  names?: readonly string[],
  where?: { readonly everywhere?: boolean; readonly namespace?: string },
) => Promise<KubernetesObject[]>;

/** The bindings of an account, and the roles they give it. */
export async function permissionsOf(account: string, home: string, get: Get): Promise<KubernetesObject[]> {
  const bindings = [...(await roleBindings(get)), ...(await get('clusterrolebindings'))].filter((binding) =>
    binds(binding, account, home),
  );
  const roles: KubernetesObject[] = [];
  for (const namespace of new Set(bindings.map(({ metadata }) => metadata.namespace ?? ''))) {
    const here = bindings.filter(({ metadata }) => (metadata.namespace ?? '') === namespace);
    if (namespace !== '') roles.push(...(await get('roles', rolesOf(here, 'Role'), { namespace })));
  }
  // The cluster's own roles stay the cluster's.
  const clusterRoles = rolesOf(bindings, 'ClusterRole').filter((name) => !OWN.test(name));
  return [...(await get('clusterroles', clusterRoles)), ...roles, ...bindings];
}

/** Of all namespaces: an account may have rights in others. Who may not see these sees those of its own. */
async function roleBindings(get: Get): Promise<KubernetesObject[]> {
  const all = await get('rolebindings', undefined, { everywhere: true });
  return all.length > 0 ? all : get('rolebindings');
}

const OWN = /^(cluster-admin|admin|edit|view|system:.*)$/;

function rolesOf(bindings: readonly KubernetesObject[], kind: string): string[] {
  const names = bindings.flatMap(({ roleRef }) => {
    const role = roleRef as { readonly kind?: string; readonly name?: string } | undefined;
    return role?.kind === kind && role.name !== undefined ? [role.name] : [];
  });
  return [...new Set(names)];
}
