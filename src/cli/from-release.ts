import { EnvironmentError } from '../effects/environment-error.ts';
import { runHelm } from '../effects/helm.ts';
import type { Cluster } from '../effects/kubectl.ts';
import type { Source } from '../source.ts';
import type { ReleasePlace } from './install.ts';
import type { Io } from './io.ts';

export interface FetchedRelease {
  readonly source: Source;
  readonly place: ReleasePlace;
}

/** The objects of a Helm release, as a text, and where it stands. Rejects with an EnvironmentError. */
export async function releaseNamed(name: string, cluster: Cluster, env: Io['env']): Promise<FetchedRelease> {
  const { namespace, context, kubeconfig } = cluster;
  const flags = [
    ...(namespace === undefined ? [] : ['--namespace', namespace]),
    ...(context === undefined ? [] : ['--kube-context', context]),
    ...(kubeconfig === undefined ? [] : ['--kubeconfig', kubeconfig]),
  ];
  const get = async (what: string, ...more: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await runHelm(['get', what, name, ...more, ...flags], { env });
    if (code !== 0) throw new EnvironmentError(`helm get ${what} ${name} failed: ${stderr.trim()}`);
    return stdout;
  };
  const text = await get('manifest');
  const place = { name, namespace: namespace ?? namespaceIn(await get('metadata', '--output', 'json')) };
  return { source: { name: `release/${name}`, text }, place };
}

function namespaceIn(metadata: string): string {
  const { namespace } = JSON.parse(metadata) as { readonly namespace?: string };
  return namespace ?? 'default';
}
