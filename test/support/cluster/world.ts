/** What a scenario has: a cluster, one of the Helms, kubectl, and the means to put all back as it was. */
import { type Finished, run } from '../../../src/effects/process.ts';
import type { KubernetesObject } from '../../../src/model/workload.ts';
import { plant, temporaryFolder } from '../folder.ts';
import { type Helm, kubectl, runHelm } from '../helm.ts';
import type { Fields } from '../manifests.ts';
import { type Api, Refusal } from './api.ts';
import type { ControlPlane } from './control-plane.ts';
import { until } from './control-plane.ts';
import { inventory } from './inventory.ts';
import { type DaemonSet, isReady, type Pod } from './objects.ts';

export class World {
  readonly cluster: ControlPlane;
  readonly api: Api;
  readonly helm: Helm;

  constructor(cluster: ControlPlane, helm: Helm) {
    this.cluster = cluster;
    this.api = cluster.api;
    this.helm = helm;
  }

  /** Runs Helm on the cluster to its end, whatever that is. */
  tryHelm(...args: readonly string[]): Promise<Finished> {
    return runHelm(this.helm.path, [...args, '--kubeconfig', this.cluster.kubeconfig]);
  }

  /** What Helm prints. Throws with its message where it fails. */
  async run(...args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.tryHelm(...args);
    if (code !== 0) throw new Error(`helm ${args.join(' ')}: ${stderr}${stdout}`);
    return stdout;
  }

  /** The message of a Helm that must fail. */
  async refused(...args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.tryHelm(...args);
    if (code === 0) throw new Error(`helm ${args.join(' ')} was to fail, and did not: ${stdout}`);
    return stderr;
  }

  async kubectl(args: readonly string[], input = ''): Promise<Finished> {
    return run(await kubectl(), [...args, '--kubeconfig', this.cluster.kubeconfig], { input });
  }

  /** The DaemonSet; throws where there is none. */
  async daemonSet(name: string, namespace: string): Promise<DaemonSet> {
    const found = await this.api.get<DaemonSet>('DaemonSet', name, namespace);
    if (found === undefined) throw new Error(`there is no DaemonSet ${namespace}/${name}`);
    return found;
  }

  /** The pods that belong to a DaemonSet, by owner rather than by label. */
  async podsOf(name: string, namespace: string): Promise<readonly Pod[]> {
    const { uid } = (await this.daemonSet(name, namespace)).metadata;
    const pods = await this.api.list<Pod>('Pod', namespace);
    return pods.filter(({ metadata }) => (metadata.ownerReferences ?? []).some((owner) => owner.uid === uid));
  }

  /** Waits until a DaemonSet has come to rest, and gives the nodes on which it has a ready pod, sorted. */
  async nodesOf(name: string, namespace: string): Promise<string[]> {
    await until(`${namespace}/${name} is at rest`, async () => isAtRest(await this.daemonSet(name, namespace)));
    const pods = await this.podsOf(name, namespace);
    const waiting = pods.filter((pod) => !isReady(pod)).map(({ metadata }) => metadata.name);
    if (waiting.length > 0) throw new Error(`not ready: ${waiting.join(', ')}`);
    return pods.map(({ spec }) => spec.nodeName ?? 'no node').sort();
  }

  /** Everything in the cluster that didn't come with it. */
  inventory(): Promise<ReadonlySet<string>> {
    return inventory(this.api);
  }

  /** What is there now and wasn't before, as soon as the garbage of what is gone is gone too. */
  async newSince(before: ReadonlySet<string>): Promise<string[]> {
    const current = async (): Promise<string[]> => [...(await this.inventory())].filter((line) => !before.has(line));
    await until(
      'the garbage is collected',
      async () => !(await current()).some((line) => /^(Pod|ControllerRevision) /.test(line)),
    );
    return current();
  }

  async makeNamespace(name: string, labels: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.api.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
  }

  /** Those that objects stand in, where they aren't there: server-side apply makes none. */
  async makeNamespacesOf(objects: readonly KubernetesObject[]): Promise<void> {
    const wanted = new Set(objects.flatMap(({ metadata: { namespace } }) => (namespace ? [namespace] : [])));
    for (const name of wanted) {
      if ((await this.api.get('Namespace', name)) === undefined) await this.makeNamespace(name);
    }
  }

  /** Removes what a scenario left, and waits until it is gone. */
  async cleanUp(): Promise<void> {
    for (const line of await this.inventory()) {
      const [kind = '', place = ''] = line.split(' ');
      const [name = '', namespace] = place.split('/').reverse();
      await this.api.remove(kind, name, namespace).catch(ignoreMissing);
    }
    let left: readonly string[] = [];
    const isClean = async (): Promise<boolean> => {
      left = [...(await this.inventory())];
      return left.length === 0;
    };
    await until('the cluster is clean', isClean, 60).catch((error: Error) => {
      throw new Error(`${error.message}: ${left.join(', ')}`);
    });
  }
}

/** As `kubectl rollout status` has it; Helm 3 returns as soon as no more than maxUnavailable pods are missing. */
function isAtRest({ metadata, status }: DaemonSet): boolean {
  const {
    observedGeneration,
    desiredNumberScheduled: desired,
    updatedNumberScheduled = 0,
    numberAvailable = 0,
  } = status;
  return observedGeneration === metadata.generation && updatedNumberScheduled >= desired && numberAvailable >= desired;
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Refusal && error.status === 404)) throw error;
}

/** The path of a values file. */
export function valuesFile(values: Fields): string {
  const folder = temporaryFolder();
  plant(folder, { 'values.json': JSON.stringify(values) });
  return `${folder}/values.json`;
}
