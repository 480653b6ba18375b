import { type Type, words } from './type.ts';

/** A map of texts, where null is the empty one. */
export const TEXTS: Type = { nulls: '' };

/** Metadata of a pod template, whose annotations nobody but the user writes. */
export const TEMPLATE_META: Type = {
  served: words('creationTimestamp generation managedFields resourceVersion selfLink uid'),
  zero: words('name generateName namespace labels annotations finalizers ownerReferences'),
  keys: { ownerReferences: ['uid'] },
  fields: { labels: TEXTS, annotations: TEXTS },
};

/** What the API server and kubectl write of their own is no part of what an object says. */
export const OBJECT_META: Type = {
  ...TEMPLATE_META,
  fields: {
    labels: TEXTS,
    annotations: {
      ...TEXTS,
      ignored: ['kubectl.kubernetes.io/last-applied-configuration', 'deprecated.daemonset.template.generation'],
    },
  },
};

export const LABEL_SELECTOR: Type = {
  zero: words('matchLabels matchExpressions'),
  fields: { matchLabels: TEXTS, matchExpressions: { zero: ['values'] } },
};
