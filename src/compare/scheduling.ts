import { LABEL_SELECTOR } from './meta.ts';
import { type Type, words } from './type.ts';

const NODE_SELECTOR_TERM: Type = {
  zero: words('matchExpressions matchFields'),
  fields: { matchExpressions: { zero: ['values'] }, matchFields: { zero: ['values'] } },
};

/** A namespaceSelector of {} is every namespace, none is the pod's own: both selectors are kept as they are. */
const POD_AFFINITY_TERM: Type = {
  zero: words('namespaces matchLabelKeys mismatchLabelKeys'),
  fields: { labelSelector: LABEL_SELECTOR, namespaceSelector: LABEL_SELECTOR },
};

const POD_AFFINITY: Type = {
  zero: words('requiredDuringSchedulingIgnoredDuringExecution preferredDuringSchedulingIgnoredDuringExecution'),
  fields: {
    requiredDuringSchedulingIgnoredDuringExecution: POD_AFFINITY_TERM,
    preferredDuringSchedulingIgnoredDuringExecution: { fields: { podAffinityTerm: POD_AFFINITY_TERM } },
  },
};

export const AFFINITY: Type = {
  fields: {
    nodeAffinity: {
      zero: ['preferredDuringSchedulingIgnoredDuringExecution'],
      fields: {
        requiredDuringSchedulingIgnoredDuringExecution: { fields: { nodeSelectorTerms: NODE_SELECTOR_TERM } },
        preferredDuringSchedulingIgnoredDuringExecution: { fields: { preference: NODE_SELECTOR_TERM } },
      },
    },
    podAffinity: POD_AFFINITY,
    podAntiAffinity: POD_AFFINITY,
  },
};

/** An absent operator is stored as absent, though it means Equal. */
export const TOLERATION: Type = { zero: words('key operator value effect') };

export const TOPOLOGY_SPREAD: Type = { zero: ['matchLabelKeys'], fields: { labelSelector: LABEL_SELECTOR } };
