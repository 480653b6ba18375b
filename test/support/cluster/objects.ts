/** Objects as the API server stores them: no more of them than the tests read. */
import type { KubernetesObject } from '../../../src/model/workload.ts';

export interface Stored extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & {
    readonly uid: string;
    readonly generation?: number;
    readonly deletionTimestamp?: string;
    readonly ownerReferences?: readonly { readonly kind: string; readonly uid: string }[];
  };
}

/** Not an interface: those are no JSON for TypeScript. */
export type Condition = {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
};

export interface Node extends Stored {
  readonly spec: { readonly taints?: readonly { readonly key: string }[] };
  readonly status: { readonly conditions?: readonly Condition[] };
}

export interface Pod extends Stored {
  readonly spec: {
    readonly nodeName?: string;
    readonly serviceAccountName?: string;
    readonly containers: readonly { readonly image: string }[];
  };
  readonly status: { readonly conditions?: readonly Condition[] };
}

export interface DaemonSet extends Stored {
  readonly spec: { readonly selector: { readonly matchLabels: Readonly<Record<string, string>> } };
  readonly status: {
    readonly observedGeneration?: number;
    readonly desiredNumberScheduled: number;
    readonly updatedNumberScheduled?: number;
    readonly numberAvailable?: number;
  };
}

export interface WatchEvent<T extends Stored = Stored> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: T;
}

export const isReady = ({ metadata, status }: Pod): boolean =>
  metadata.deletionTimestamp === undefined &&
  (status.conditions ?? []).some(({ type, status }) => type === 'Ready' && status === 'True');
