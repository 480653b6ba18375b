/** A rollout as it goes: every change of a pod is looked at, so that no moment is missed. */
import { isReady, type Pod } from './objects.ts';
import type { World } from './world.ts';

export interface Seen {
  /** The most nodes that had no ready pod at one time. */
  readonly mostMissing: number;
  /** The most pods there were at one time beyond one a node. */
  readonly mostExtra: number;
}

/** Watches the pods of a DaemonSet, all of which must be ready. */
export async function watchRollout(world: World, name: string, namespace: string): Promise<{ stop(): Seen }> {
  const { metadata } = await world.daemonSet(name, namespace);
  const nodes = new Set(await world.nodesOf(name, namespace));
  const pods = new Map<string, Pod>();
  let mostMissing = 0;
  let mostExtra = 0;
  const stop = await world.api.watch<Pod>('Pod', namespace, ({ type, object }) => {
    if (!(object.metadata.ownerReferences ?? []).some(({ uid }) => uid === metadata.uid)) return;
    if (type === 'DELETED') pods.delete(object.metadata.uid);
    else pods.set(object.metadata.uid, object);
    // Until the watch has told of every pod that is there.
    if (pods.size < nodes.size && mostExtra === 0 && mostMissing === 0 && type === 'ADDED') return;
    const living = [...pods.values()].filter((pod) => pod.metadata.deletionTimestamp === undefined);
    const served = new Set(living.filter(isReady).map(({ spec }) => spec.nodeName));
    mostMissing = Math.max(mostMissing, nodes.size - served.size);
    mostExtra = Math.max(mostExtra, living.length - nodes.size);
  });
  return {
    stop() {
      stop();
      return { mostMissing, mostExtra };
    },
  };
}
