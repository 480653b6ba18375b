import { type Type, words } from './type.ts';

/** What the API server and kubectl write of their own is no part of what an object says. */
export const OBJECT_META: Type = {
  served: words('creationTimestamp generation managedFields resourceVersion selfLink uid'),
  zero: words('name generateName namespace labels annotations finalizers ownerReferences'),
  keys: { ownerReferences: ['uid'] },
  fields: {
    annotations: {
      ignored: ['kubectl.kubernetes.io/last-applied-configuration', 'deprecated.daemonset.template.generation'],
    },
  },
};

export const LABEL_SELECTOR: Type = {
  zero: words('matchLabels matchExpressions'),
  fields: { matchExpressions: { zero: ['values'] } },
};
