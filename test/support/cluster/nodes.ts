/** The nodes of the test cluster: objects that KWOK keeps alive. */
import type { KubernetesObject, TextMap } from '../../../src/model/workload.ts';
import type { Api } from './api.ts';
import { until } from './control-plane.ts';
import type { Node } from './objects.ts';

interface Traits {
  readonly labels?: TextMap;
  readonly taints?: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
  /** Nobody's: it never reports, so that Kubernetes takes it for dead. */
  readonly isDead?: boolean;
}

const os = (name: string): TextMap => ({ 'kubernetes.io/os': name });
const GPU = 'nvidia.com/gpu';
const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane';

/** One of each sort, with the taints and labels that clusters give them. */
export const NODES = {
  'linux-1': {},
  'linux-2': {},
  arm64: { labels: { 'kubernetes.io/arch': 'arm64' } },
  'control-plane': { labels: { [CONTROL_PLANE]: '' }, taints: [{ key: CONTROL_PLANE, effect: 'NoSchedule' }] },
  gpu: { labels: { [`${GPU}.present`]: 'true' }, taints: [{ key: GPU, value: 'present', effect: 'NoSchedule' }] },
  windows: { labels: os('windows'), taints: [{ key: 'os', value: 'windows', effect: 'NoSchedule' }] },
} as const satisfies Record<string, Traits>;

export type NodeName = keyof typeof NODES;

/** Adds nodes, and waits until they are ready, or known to be dead. */
export async function addNodes(api: Api, nodes: Readonly<Record<string, Traits>>): Promise<void> {
  const entries = Object.entries(nodes);
  for (let at = 0; at < entries.length; at += 50) {
    await Promise.all(entries.slice(at, at + 50).map(([name, traits]) => api.create(nodeOf(name, traits))));
  }
  await until(
    'the nodes are ready',
    async () => {
      const stored = new Map((await api.list<Node>('Node')).map((node) => [node.metadata.name, node]));
      return entries.every(([name, { isDead = false }]) => isSettled(stored.get(name), isDead));
    },
    300,
  );
}

/** The controllers have seen what the node is, and its taints say so. */
function isSettled(node: Node | undefined, isDead: boolean): boolean {
  const isTainted = (node?.spec.taints ?? []).some(({ key }) => key.startsWith('node.kubernetes.io/'));
  const isReady = (node?.status.conditions ?? []).some(({ type, status }) => type === 'Ready' && status === 'True');
  return isReady !== isDead && isTainted === isDead;
}

function nodeOf(name: string, { labels = {}, taints = [], isDead = false }: Traits): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: { ...os('linux'), 'kubernetes.io/arch': 'amd64', 'kubernetes.io/hostname': name, ...labels },
      annotations: isDead ? {} : { 'kwok.x-k8s.io/node': 'fake' },
    },
    spec: { taints },
    ...(isDead ? { status: { conditions: [{ type: 'Ready', status: 'False' }] } } : {}),
  };
}
