import type { Message } from '../diagnostic.ts';
import { guessed } from './guess.ts';

/** Findings about the pod as a whole: scheduling, updates, security, the node's namespaces. */
export const pod = {
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
  'dns-incomplete': {
    severity: 'error',
    say: () => ({
      message: 'dns_policy None needs a name server in dns_config.',
      help: 'Give dns_config.nameservers at least one address.',
    }),
  },
  'dns-address-invalid': {
    severity: 'error',
    say: (address: string) => ({ message: `"${address}" is not the IP address of a name server.` }),
  },
  'dns-option-empty': {
    severity: 'error',
    say: () => ({ message: 'This option of the resolver has no name.' }),
  },
  'dns-too-many': {
    severity: 'error',
    say: (field: string, count: number, most: number) => ({
      message: `dns_config has ${count} ${field}, and Kubernetes takes at most ${most}.`,
    }),
  },
  'host-alias-address': {
    severity: 'error',
    say: (ip: string) => ({ message: `"${ip}" is not an IP address.` }),
  },
  'host-alias-name': {
    severity: 'error',
    say: (name: string, guess?: string) => ({ message: `"${name}" cannot be the name of a host.`, ...guessed(guess) }),
  },
  'host-alias-twice': {
    severity: 'warning',
    say: (ip: string) => ({
      message: `The address ${ip} has two entries of host_aliases.`,
      why: 'Helm 3 installs that; Helm 4 and kubectl apply --server-side refuse it.',
      help: 'Put the hostnames into one of them.',
    }),
  },
  'deadline-on-daemon': {
    severity: 'error',
    say: () => ({
      message: 'The pods of a DaemonSet run for ever, and take no active_deadline_seconds.',
      help: 'Leave it out.',
    }),
  },
  'grace-period-negative': {
    severity: 'error',
    say: (seconds: number) => ({ message: `termination_grace_period_seconds cannot be negative, and is ${seconds}.` }),
  },
  'sleep-too-long': {
    severity: 'error',
    say: (seconds: number, most: number) => ({
      message: `A sleep is from 1 second to the pod's grace period of ${most}, and this one is ${seconds}.`,
    }),
  },
  'privileged-without-escalation': {
    severity: 'error',
    say: (what: string) => ({
      message: `${what} cannot go with allow_privilege_escalation: false.`,
      help: 'Leave one of the two out.',
    }),
  },
  'root-refused': {
    severity: 'warning',
    say: () => ({
      message: 'run_as_non_root is true, and run_as_user is 0, which is root.',
      why: 'The kubelet starts no such container.',
      help: 'Give another user, or set run_as_non_root: false.',
    }),
  },
  'user-id-invalid': {
    severity: 'error',
    say: (field: string, id: number) => ({ message: `${field} is from 0 to 2147483647, and is ${id}.` }),
  },
  'capability-prefix': {
    severity: 'warning',
    say: (capability: string) => ({
      message: `The capability "${capability}" has the prefix CAP_, which some runtimes do not know.`,
      help: `Write ${capability.slice(4)}.`,
    }),
  },
  'profile-needs-a-file': {
    severity: 'error',
    say: (profile: string) => ({ message: `${profile} of the type Localhost needs localhost_profile.` }),
  },
  'profile-takes-no-file': {
    severity: 'error',
    say: (profile: string, type: string) => ({
      message: `${profile} of the type ${type} takes no localhost_profile.`,
      help: 'Set type: Localhost, or leave it out.',
    }),
  },
  'profile-path-invalid': {
    severity: 'error',
    say: (path: string) => ({
      message: `localhost_profile "${path}" is not a path below the kubelet's folder of profiles.`,
      help: 'Give a relative path without "..".',
    }),
  },
  'gate-name-invalid': {
    severity: 'error',
    say: (name: string) => ({
      message: `"${name}" cannot be the name of a gate.`,
      why: 'It is a name of at most 63 letters, digits, "-", "_" and ".", after an optional DNS prefix and "/".',
    }),
  },
  'gate-twice': {
    severity: 'error',
    say: (name: string) => ({ message: `The gate ${name} stands here twice.` }),
  },
  'claim-name-invalid': {
    severity: 'error',
    say: (name: string) => ({
      message: `"${name}" cannot be the name of a resource claim.`,
      why: 'It has lower-case letters, digits and "-", and begins and ends with a letter or digit.',
    }),
  },
  'claim-twice': {
    severity: 'error',
    say: (name: string) => ({ message: `The pod has two resource claims named ${name}.` }),
  },
  'claim-sources': {
    severity: 'error',
    say: () => ({
      message: 'A resource claim of a pod has either resource_claim_name or resource_claim_template_name.',
    }),
  },
  'host-namespaces-conflict': {
    severity: 'error',
    say: (one: string, other: string) => ({ message: `${one} cannot go with ${other}.` }),
  },
  'sysctl-invalid': {
    severity: 'error',
    say: (name: string) => ({ message: `"${name}" cannot be the name of a sysctl.` }),
  },
  'sysctl-of-the-host': {
    severity: 'error',
    say: (name: string, field: string) => ({
      message: `The sysctl ${name} is the node's own with ${field}: true, and Kubernetes refuses to set it for a pod.`,
      help: `Leave it out, or leave out ${field}.`,
    }),
  },
  'sysctl-twice': {
    severity: 'error',
    say: (name: string) => ({ message: `The sysctl ${name} stands here twice.` }),
  },
  'field-not-on-windows': {
    severity: 'error',
    say: (field: string) => ({ message: `A pod of Windows takes no ${field}.` }),
  },
  'field-not-on-linux': {
    severity: 'error',
    say: () => ({ message: 'A pod of Linux takes no windows_options.' }),
  },
  'host-process-needs': {
    severity: 'error',
    say: () => ({ message: 'A container with host_process needs host_network: true.' }),
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
  'dns-search-invalid': {
    severity: 'error',
    say: (domain: string) => ({ message: `"${domain}" cannot be a domain to search in.` }),
  },
  'host-process-mixed': {
    severity: 'error',
    say: () => ({
      message: 'This container is without host_process, and the pod has host_process elsewhere.',
      why: 'All containers of a pod run as processes of the host, or none.',
    }),
  },
  'resource-claims-of-pod': {
    severity: 'error',
    say: () => ({
      message: 'The resources of the pod as a whole take no claims.',
      help: 'Move them to the resources of the container that uses them.',
    }),
  },
} as const satisfies Record<string, Message>;
