import { EnvironmentError } from '../effects/environment-error.ts';
import { runHelm } from '../effects/helm.ts';
import { type Cluster, runKubectl } from '../effects/kubectl.ts';
import type { KubernetesObject } from '../model/workload.ts';
import { printYaml } from '../print/yaml.ts';
import { binds, wantedBy } from '../raise/companions.ts';
import { readObjects } from '../read/objects.ts';
import type { Source } from '../source.ts';
import type { Io } from './io.ts';

/** `ds/NAME`, as kubectl writes it. */
export const daemonSetNamed = (operand: string): string | undefined =>
  /^(?:ds|daemonsets?(?:\.apps)?)\/(.+)$/.exec(operand)?.[1];

/** A DaemonSet of a cluster with the objects it refers to, as a text. Rejects with an EnvironmentError. */
export async function daemonSetOf(name: string, cluster: Cluster, env: Io['env']): Promise<Source> {
  const get = async (kind: string, names: readonly string[], where: Cluster = cluster): Promise<KubernetesObject[]> => {
    const text = await runKubectl(['get', kind, ...names, '--ignore-not-found', '--output=yaml'], where, env);
    return readObjects({ name: kind, text }).objects.map(({ value }) => value);
  };
  const some = async (kind: string, names: readonly string[]): Promise<KubernetesObject[]> =>
    names.length === 0 ? [] : get(kind, names);
  const [daemonSet] = await get('daemonsets.apps', [name]);
  if (daemonSet === undefined) throw new EnvironmentError(`There is no DaemonSet ${name} in the cluster.`);
  const wanted = wantedBy(daemonSet);
  const here = { ...cluster, namespace: daemonSet.metadata.namespace };
  const data = [...(await some('configmaps', wanted.configMaps)), ...(await some('secrets', wanted.secrets))];
  const permissions =
    wanted.account === undefined ? [] : await permissionsOf(wanted.account, here.namespace ?? '', get);
  const objects = [daemonSet, ...data, ...permissions];
  return { name: `daemonset/${name}`, text: objects.map((object) => `---\n${printYaml(object)}`).join('') };
}

type Get = (kind: string, names: readonly string[]) => Promise<KubernetesObject[]>;

async function permissionsOf(account: string, namespace: string, get: Get): Promise<KubernetesObject[]> {
  const all = [...(await get('rolebindings', [])), ...(await get('clusterrolebindings', []))];
  const bindings = all.filter((binding) => binds(binding, account, namespace));
  const namesOf = (kind: string): string[] => [
    ...new Set(
      bindings.flatMap((binding) => {
        const role = binding['roleRef'] as { readonly kind?: string; readonly name?: string } | undefined;
        return role?.kind === kind && role.name !== undefined ? [role.name] : [];
      }),
    ),
  ];
  // The cluster's own roles stay the cluster's.
  const [clusterRoles, roles] = [namesOf('ClusterRole').filter((name) => !OWN.test(name)), namesOf('Role')];
  return [
    ...(await get('serviceaccounts', [account])),
    ...(clusterRoles.length === 0 ? [] : await get('clusterroles', clusterRoles)),
    ...(roles.length === 0 ? [] : await get('roles', roles)),
    ...bindings,
  ];
}

const OWN = /^(cluster-admin|admin|edit|view|system:.*)$/;

/** The objects of a Helm release, as a text. */
export async function releaseNamed(name: string, cluster: Cluster, env: Io['env']): Promise<Source> {
  const { namespace, context, kubeconfig } = cluster;
  const flags = [
    ...(namespace === undefined ? [] : ['--namespace', namespace]),
    ...(context === undefined ? [] : ['--kube-context', context]),
    ...(kubeconfig === undefined ? [] : ['--kubeconfig', kubeconfig]),
  ];
  const { code, stdout, stderr } = await runHelm(['get', 'manifest', name, ...flags], { env });
  if (code !== 0) throw new EnvironmentError(`helm get manifest ${name} failed: ${stderr.trim()}`);
  return { name: `release/${name}`, text: stdout };
}
