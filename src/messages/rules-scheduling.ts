import type { Message } from '../diagnostic.ts';

/** Findings about where pods run, and how an update replaces them. */
export const scheduling = {
  'toleration-exists-with-value': {
    severity: 'error',
    say: (value: string) => ({
      message: `The operator Exists asks for no value, and this toleration has "${value}".`,
      help: 'Leave the value out, or use the operator Equal.',
    }),
  },
  'toleration-without-key': {
    severity: 'error',
    say: () => ({
      message: 'A toleration without a key tolerates every taint, and needs the operator Exists.',
      help: 'Set operator: Exists, or give the key.',
    }),
  },
  'toleration-seconds-unused': {
    severity: 'error',
    say: () => ({
      message: 'toleration_seconds goes with the effect NoExecute only.',
      help: 'Set effect: NoExecute, or leave it out.',
    }),
  },
  'toleration-value-not-a-number': {
    severity: 'error',
    say: (operator: string, value: string) => ({
      message: `The operator ${operator} compares integers, and this value is "${value}".`,
    }),
  },
  'feature-gated': {
    severity: 'warning',
    say: (what: string, feature: string) => ({
      message: `${what} is taken only by clusters with the feature ${feature}.`,
      why: 'Kubernetes 1.36 has it switched off unless told otherwise.',
    }),
  },
  'taint-key-invalid': {
    severity: 'error',
    say: (key: string) => ({
      message: `"${key}" cannot be the key of a taint.`,
      why: 'A key is a name of at most 63 letters, digits, "-", "_" and ".", after an optional DNS prefix and "/".',
    }),
  },
  'taint-value-invalid': {
    severity: 'error',
    say: (value: string) => ({
      message: `"${value}" cannot be the value of a taint.`,
      why: 'A value has at most 63 letters, digits, "-", "_" and ".", and begins and ends with a letter or digit.',
    }),
  },
  'update-limit-invalid': {
    severity: 'error',
    say: (field: string, value: string) => ({
      message: `${field} cannot be ${value}.`,
      help: 'It is a number of nodes, as 1, or a part of them, as 10%.',
    }),
  },
  'update-limit-above-all': {
    severity: 'error',
    say: (field: string, value: string) => ({ message: `${field} is ${value}, and all nodes are 100%.` }),
  },
  'update-limits-zero': {
    severity: 'error',
    say: () => ({
      message: 'Neither max_unavailable nor max_surge lets the update replace a pod.',
      help: 'Let one of the two be other than 0.',
    }),
  },
  'update-limits-both': {
    severity: 'error',
    say: () => ({
      message: 'Both max_unavailable and max_surge are given, and Kubernetes takes one of them.',
      help: 'Set the other to 0, or leave it out.',
    }),
  },
  'update-limits-unused': {
    severity: 'warning',
    say: () => ({
      message: 'The update strategy OnDelete has no pace: what rolling_update says is not used.',
      help: 'Leave it out, or use the type RollingUpdate.',
    }),
  },
  'surge-with-host-port': {
    severity: 'warning',
    say: (port: number) => ({
      message: `max_surge is given, but the new pod cannot start beside the old one, which has the node's port ${port}.`,
      help: 'Use max_unavailable, or leave out the host_port.',
    }),
  },
  'affinity-weight': {
    severity: 'error',
    say: (weight: number) => ({ message: `A weight is from 1 to 100, and this one is ${weight}.` }),
  },
  'affinity-terms-empty': {
    severity: 'error',
    say: () => ({ message: 'A required node affinity needs at least one term.' }),
  },
  'topology-key-invalid': {
    severity: 'error',
    say: (key: string) => ({
      message:
        key === ''
          ? 'This term has an empty topology_key.'
          : `"${key}" cannot be the key of a label, and a topology_key is one.`,
      help: 'The domain of one node is kubernetes.io/hostname.',
    }),
  },
  'topology-min-domains': {
    severity: 'error',
    say: () => ({
      message: 'min_domains goes with when_unsatisfiable: DoNotSchedule only.',
      help: 'Leave it out, or use DoNotSchedule.',
    }),
  },
  'match-label-key-invalid': {
    severity: 'error',
    say: (key: string) => ({ message: `"${key}" cannot be the key of a label.` }),
  },
  'match-label-keys-alone': {
    severity: 'error',
    say: () => ({ message: 'Label keys narrow a label_selector down, and this term has none.' }),
  },
  'affinity-namespace-invalid': {
    severity: 'error',
    say: (name: string) => ({ message: `"${name}" cannot be the name of a namespace.` }),
  },
  'topology-skew': {
    severity: 'error',
    say: (skew: number) => ({ message: `max_skew is at least 1, and is ${skew}.` }),
  },
  'topology-domains-zero': {
    severity: 'error',
    say: (domains: number) => ({ message: `min_domains is at least 1, and is ${domains}.` }),
  },
  'topology-spread-twice': {
    severity: 'error',
    say: (key: string, otherwise: string) => ({
      message: `The pods are spread over ${key} with ${otherwise} twice.`,
      help: 'Make one constraint of the two.',
    }),
  },
  'match-label-key-twice': {
    severity: 'error',
    say: (key: string) => ({
      message: `The label ${key} stands in match_label_keys and in mismatch_label_keys.`,
      help: 'Keep one of the two.',
    }),
  },
  'node-field-unknown': {
    severity: 'error',
    say: (key: string) => ({
      message: `"${key}" is not a field that nodes are selected by.`,
      help: 'The one field is metadata.name; labels go into match_expressions.',
    }),
  },
  'node-field-operator': {
    severity: 'error',
    say: (operator: string) => ({ message: `match_fields know In and NotIn, and not ${operator}.` }),
  },
  'node-field-values': {
    severity: 'error',
    say: (count: number) => ({
      message: `match_fields take exactly one value, and this has ${count}.`,
      help: 'Give each value a term of its own.',
    }),
  },
  'node-field-value-invalid': {
    severity: 'error',
    say: (name: string) => ({ message: `"${name}" cannot be the name of a node.` }),
  },
  'priority-without-class': {
    severity: 'error',
    say: (priority: number) => ({
      message: `The pod has the priority ${priority} without a priority_class_name.`,
      why: 'Kubernetes works the priority out from the class, and refuses pods with another.',
      help: 'Name a class in its place.',
    }),
  },
  'overhead-without-class': {
    severity: 'error',
    say: () => ({
      message: 'The pod has an overhead without a runtime_class_name.',
      why: 'Kubernetes takes the overhead from the class, and refuses pods with another.',
      help: 'Name a class in its place.',
    }),
  },
} as const satisfies Record<string, Message>;
