import type { Message } from '../diagnostic.ts';
import { guessed } from './guess.ts';

const DNS_LABEL =
  'A DNS-1123 label has lower-case letters, digits and "-", begins and ends with a letter or digit, and is at most 63 long.';
const DNS_SUBDOMAIN =
  'A DNS-1123 subdomain has lower-case letters, digits, "-" and ".", begins and ends with a letter or digit, and is at most 253 long.';

/** Findings about names, labels, annotations, the namespace, the account and its permissions. */
export const names = {
  'agent-name-invalid': {
    severity: 'error',
    say: (name: string, guess?: string) => ({
      message: `metadata.name "${name}" is not a DNS-1123 label.`,
      why: `${DNS_LABEL} It names the chart and every object.`,
      ...guessed(guess),
    }),
  },
  'agent-name-long-for-a-release': {
    severity: 'warning',
    say: (length: number) => ({
      message: `metadata.name has ${length} characters, and Helm takes release names of at most 53.`,
      help: 'Install under a shorter release name, or shorten metadata.name.',
    }),
  },
  'namespace-missing': {
    severity: 'error',
    say: () => ({
      message: 'spec.namespace names no namespace.',
      help: 'Give it a value, as in namespace: {value: monitoring}, or a value_from.',
    }),
  },
  'namespace-two-sources': {
    severity: 'error',
    say: () => ({
      message: 'spec.namespace has both a value and a value_from.',
      help: 'Keep the one that holds.',
    }),
  },
  'namespace-invalid': {
    severity: 'error',
    say: (name: string, guess?: string) => ({
      message: `"${name}" cannot be the name of a namespace.`,
      why: DNS_LABEL,
      ...guessed(guess),
    }),
  },
  'namespace-settings-unused': {
    severity: 'warning',
    say: (field: string) => ({
      message: `spec.namespace.${field} is given, but the chart does not create the namespace.`,
      help: 'Set create_namespace: true, or leave them out.',
    }),
  },
  'object-name-invalid': {
    severity: 'error',
    say: (what: string, name: string, guess?: string) => ({
      message: `"${name}" cannot be the name of a ${what}.`,
      why: DNS_SUBDOMAIN,
      ...guessed(guess),
    }),
  },
  'object-name-twice': {
    severity: 'error',
    say: (kind: string, name: string, keyed: boolean) => ({
      message: `Two ${kind}s are named "${name}".`,
      ...(keyed
        ? { why: 'The chart names an object that has no name of its own after metadata.name and its key.' }
        : {}),
      help: 'Give each a name of its own.',
    }),
  },
  'host-name-invalid': {
    severity: 'error',
    say: (field: string, name: string, guess?: string) => ({
      message: `"${name}" cannot be the ${field} of a pod.`,
      why: DNS_LABEL,
      ...guessed(guess),
    }),
  },
  'host-name-override-invalid': {
    severity: 'error',
    say: (name: string) => ({
      message: `"${name}" cannot be the hostname_override of a pod.`,
      why: 'It is a DNS-1123 subdomain of at most 64 characters.',
    }),
  },
  'host-name-override-conflict': {
    severity: 'error',
    say: (field: string) => ({ message: `hostname_override cannot go with ${field}: true.` }),
  },
  'rbac-name-invalid': {
    severity: 'error',
    say: (name: string) => ({
      message: `"${name}" cannot be the name of a role.`,
      why: 'It is a segment of a path: not ".", not "..", without "/" and "%".',
    }),
  },
  'label-key-invalid': {
    severity: 'error',
    say: (key: string) => ({
      message: `"${key}" cannot be the key of a label.`,
      why: 'A key is a name of at most 63 letters, digits, "-", "_" and ".", after an optional DNS prefix and "/".',
    }),
  },
  'label-value-invalid': {
    severity: 'error',
    say: (key: string, value: string) => ({
      message: `"${value}" cannot be the value of the label ${key}.`,
      why: 'A value has at most 63 letters, digits, "-", "_" and ".", and begins and ends with a letter or digit.',
      help: 'Text of another form can stand in an annotation.',
    }),
  },
  'annotation-key-invalid': {
    severity: 'error',
    say: (key: string) => ({
      message: `"${key}" cannot be the key of an annotation.`,
      why: 'A key is a name of at most 63 letters, digits, "-", "_" and ".", after an optional DNS prefix and "/".',
    }),
  },
  'annotations-too-large': {
    severity: 'error',
    say: (field: string, bytes: number) => ({
      message: `${field} has ${bytes} bytes, and Kubernetes takes at most 262144.`,
      help: 'Put large text into config_maps.',
    }),
  },
  'selector-empty': {
    severity: 'error',
    say: () => ({
      message: 'spec.selector selects every pod.',
      why: 'Kubernetes refuses an empty selector of a DaemonSet.',
      help: 'Give match_labels, or leave the selector out for the usual two labels.',
    }),
  },
  'selector-misses-pods': {
    severity: 'error',
    say: (key: string) => ({
      message: `spec.selector asks for the label ${key} in a way that spec.pod.labels does not meet.`,
      why: 'The DaemonSet would not own its own pods.',
      help: 'Put the labels that the selector asks for into spec.pod.labels.',
    }),
  },
  'expression-needs-values': {
    severity: 'error',
    say: (operator: string) => ({ message: `The operator ${operator} needs at least one value.` }),
  },
  'expression-takes-no-values': {
    severity: 'error',
    say: (operator: string) => ({
      message: `The operator ${operator} takes no values.`,
      help: 'Leave the values out, or use In or NotIn.',
    }),
  },
  'expression-needs-a-number': {
    severity: 'error',
    say: (operator: string) => ({ message: `The operator ${operator} needs exactly one value, an integer.` }),
  },
  'account-two-names': {
    severity: 'error',
    say: () => ({
      message: 'spec.service_account has both a name and a value_from.',
      help: 'Keep the one that holds.',
    }),
  },
  'account-settings-unused': {
    severity: 'warning',
    say: (field: string) => ({
      message: `spec.service_account.${field} is given, but the chart does not create the account.`,
      help: 'Set create: true, or leave it out.',
    }),
  },
  'rbac-without-account': {
    severity: 'error',
    say: () => ({
      message: 'spec.rbac gives permissions, but the pod has no service account of its own.',
      why: 'They would go to the account "default", which every other pod of the namespace shares.',
      help: 'Set create_service_account: true, or name the account with service_account_name.',
    }),
  },
  'rbac-rule-incomplete': {
    severity: 'error',
    say: (field: string) => ({
      message: `The rule has no ${field}.`,
      help: field === 'api_groups' ? 'Give at least one; "" is the core group.' : 'Give at least one.',
    }),
  },
  'rbac-rule-mixed': {
    severity: 'error',
    say: () => ({
      message: 'The rule is about both resources and non_resource_urls.',
      help: 'Make it two rules.',
    }),
  },
  'rbac-url-in-namespace': {
    severity: 'error',
    say: () => ({
      message: 'A rule of a namespace cannot be about non_resource_urls.',
      help: 'Move it to cluster_rules.',
    }),
  },
  'pull-secret-no-name': {
    severity: 'error',
    say: () => ({ message: 'This pull Secret has neither a name nor a value_from.', help: 'Give one of the two.' }),
  },
  'pull-secret-two-names': {
    severity: 'error',
    say: () => ({ message: 'This pull Secret has both a name and a value_from.', help: 'Keep the one that holds.' }),
  },
  'registry-twice': {
    severity: 'error',
    say: (server: string) => ({
      message: `The registry ${server} stands here twice.`,
      why: 'A pull Secret holds one login for a server.',
    }),
  },
  'pod-annotation-invalid': {
    severity: 'error',
    say: (key: string, value: string, wanted: string) => ({
      message: `The annotation ${key} cannot be "${value}".`,
      help: `It is ${wanted}.`,
    }),
  },
  'profile-given-twice': {
    severity: 'error',
    say: (annotation: string, field: string) => ({
      message: `The annotation says ${annotation}, and the field that took its place says ${field}.`,
      help: 'Leave out the annotation.',
    }),
  },
  'annotation-container-unknown': {
    severity: 'error',
    say: (name: string, guess?: string) => ({
      message: `This annotation is for the container "${name}", and the pod has none of that name.`,
      ...guessed(guess),
    }),
  },
  'mirror-pod-without-node': {
    severity: 'error',
    say: (key: string) => ({
      message: `The annotation ${key} marks the copy of a static pod, and needs node_name.`,
      help: 'Leave it out.',
    }),
  },
  'pod-security-label-invalid': {
    severity: 'error',
    say: (key: string, value: string, wanted: string) => ({
      message: `The label ${key} cannot be "${value}".`,
      help: `It is one of ${wanted}.`,
    }),
  },
} as const satisfies Record<string, Message>;
