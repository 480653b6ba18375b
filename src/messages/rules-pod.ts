import type { Message } from '../diagnostic.ts';
import { guessed } from './guess.ts';

/** Findings about the pod as a whole: its network, gates and claims, security, the node's namespaces. */
export const pod = {
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
  'dns-searches-too-long': {
    severity: 'error',
    say: (length: number, most: number) => ({
      message: `The search domains have ${length} characters, with one between each two; Kubernetes takes ${most}.`,
    }),
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
    severity: 'warning',
    say: (seconds: number) => ({
      message: `termination_grace_period_seconds is ${seconds}, which Kubernetes takes for 1.`,
      help: 'Write 1, or 0 to end pods at once.',
    }),
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
    severity: 'warning',
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
