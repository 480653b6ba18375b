import { type Diagnostic, diagnose } from '../diagnostic.ts';
import { EnvironmentError } from '../effects/environment-error.ts';
import { type Cluster, runKubectl } from '../effects/kubectl.ts';
import type { KubernetesObject } from '../model/workload.ts';
import { printYaml } from '../print/yaml.ts';
import { wantedBy } from '../raise/companions.ts';
import { readObjects } from '../read/objects.ts';
import type { Source } from '../source.ts';
import { type Get, permissionsOf } from './from-cluster-permissions.ts';
import type { Io } from './io.ts';

/** `ds/NAME`, as kubectl writes it. */
export const daemonSetNamed = (operand: string): string | undefined =>
  /^(?:ds|daemonsets?(?:\.apps)?)\/(.+)$/.exec(operand)?.[1];

export interface Fetched {
  readonly source: Source;
  /** What the user may not read. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A DaemonSet of a cluster with the objects it refers to, as a text. Rejects with an EnvironmentError. */
export async function daemonSetOf(name: string, cluster: Cluster, env: Io['env']): Promise<Fetched> {
  const ask = (kind: string, names: readonly string[], where: Cluster, flags: readonly string[] = []) =>
    runKubectl(['get', kind, ...names, ...flags, '--ignore-not-found', '--output=yaml'], where, env);
  const { text, forbidden } = await ask('daemonsets.apps', [name], cluster);
  if (forbidden !== undefined) throw new EnvironmentError(`The DaemonSet ${name} can't be read: ${forbidden}`);
  const [daemonSet] = objectsIn(text);
  if (daemonSet === undefined) throw new EnvironmentError(`There is no DaemonSet ${name} in the cluster.`);
  const home = daemonSet.metadata.namespace ?? 'default';

  const diagnostics: Diagnostic[] = [];
  const get: Get = async (kind, names, { everywhere = false, namespace = home } = {}) => {
    if (names?.length === 0) return [];
    const where = { ...cluster, namespace: everywhere ? undefined : namespace };
    const answer = await ask(kind, names ?? [], where, everywhere ? ['--all-namespaces'] : []);
    if (answer.forbidden !== undefined) {
      const what = [kind, ...(names ?? []), ...(everywhere ? ['of all namespaces'] : [])].join(' ');
      diagnostics.push(diagnose('object-unreadable', {}, what, answer.forbidden));
    }
    return objectsIn(answer.text);
  };
  const objects = [daemonSet, ...(await companionsOf(daemonSet, home, get))];
  const printed = objects.map((object) => `---\n${printYaml(object)}`).join('');
  return { source: { name: `daemonset/${name}`, text: printed }, diagnostics };
}

const objectsIn = (text: string): KubernetesObject[] =>
  readObjects({ name: 'kubectl', text }).objects.map(({ value }) => value);

async function companionsOf(daemonSet: KubernetesObject, home: string, get: Get): Promise<KubernetesObject[]> {
  const { account: name, configMaps, secrets } = wantedBy(daemonSet);
  const accounts = name === undefined ? [] : await get('serviceaccounts', [name]);
  const pullSecrets = accounts.flatMap((account) => wantedOf(account));
  return [
    ...(await securedNamespace(home, get)),
    ...(await get('configmaps', configMaps)),
    ...(await get('secrets', [...new Set([...secrets, ...pullSecrets])])),
    ...accounts,
    ...(name === undefined ? [] : await permissionsOf(name, home, get)),
  ];
}

/** The Secrets that an account pulls images with. */
function wantedOf({ imagePullSecrets }: KubernetesObject): string[] {
  const secrets = (imagePullSecrets ?? []) as readonly { readonly name?: string }[];
  return secrets.flatMap(({ name }) => name ?? []);
}

/** The namespace where its labels say what its pods may do: a new one needs the same. */
async function securedNamespace(name: string, get: Get): Promise<KubernetesObject[]> {
  if (name === 'default' || name.startsWith('kube-')) return [];
  const namespaces = await get('namespaces', [name]);
  return namespaces.filter(({ metadata: { labels } }) =>
    Object.keys(labels ?? {}).some((label) => label.startsWith('pod-security.kubernetes.io/')),
  );
}
