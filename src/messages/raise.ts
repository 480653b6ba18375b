import type { Message } from '../diagnostic.ts';

/** Findings of taking over Kubernetes objects. */
export const raise = {
  'document-not-an-object': {
    severity: 'error',
    say: () => ({
      message: 'This document is not a Kubernetes object.',
      help: 'An object has apiVersion, kind and metadata. Among several files it is skipped.',
    }),
  },
  'no-daemonset': {
    severity: 'error',
    say: (found: readonly string[]) => ({
      message: `There is no DaemonSet here${found.length === 0 ? '' : `, only ${found.join(', ')}`}.`,
    }),
  },
  'daemonset-version-old': {
    severity: 'error',
    say: (version: string) => ({
      message: `A DaemonSet of ${version} is one that no Kubernetes since 1.16 takes.`,
      help: 'Write apiVersion: apps/v1, and give spec.selector.',
    }),
  },
  'object-left-out': {
    severity: 'warning',
    /** @param couldBe whether --all would take it */
    say: (kind: string, name: string, couldBe: boolean) => ({
      message: `The ${kind} "${name}" is not taken over: no DaemonSet here refers to it.`,
      ...(couldBe
        ? { help: '--all takes it along.' }
        : { why: 'It is a Secret of another namespace, and no chart holds the values of one.' }),
    }),
  },
  'secret-left-out': {
    severity: 'warning',
    say: (name: string, keys: readonly string[]) => ({
      message: `The Secret "${name}" is not taken over: ${keys.join(', ')} ${keys.length === 1 ? 'is' : 'are'} no text.`,
      why: 'Values at install time are texts, and no chart holds a secret.',
      help: 'Leave it in the cluster: the pods refer to it by name.',
    }),
  },
  'secret-values-kept-out': {
    severity: 'note',
    say: (keys: readonly string[]) => ({
      message: `The values of Secrets stay out of the manifest: ${keys.join(', ')}.`,
      why: 'Everyone who may read a manifest, or pull its chart, could read them.',
      help: 'Give them at install time, or let --secrets-out write them to a values file.',
    }),
  },
  'daemonset-of-a-release': {
    severity: 'warning',
    say: (name: string, release: string, namespace: string) => ({
      message: `The DaemonSet "${name}" belongs to the Helm release "${release}" in ${namespace}.`,
      why: 'An upgrade of the release with the new chart removes everything of it that the chart does not have.',
      help: `ds2helm import --release ${release} -n ${namespace} --all --adopt takes all of it along.`,
    }),
  },
  'release-of-several': {
    severity: 'warning',
    say: (release: string, daemonSets: readonly string[]) => ({
      message: `The Helm release "${release}" holds several DaemonSets: ${daemonSets.join(', ')}.`,
      why: 'A chart holds one: an upgrade of the release with it removes the others and their pods.',
      help: 'No command takes them over. Install the charts as new releases, and uninstall this one.',
    }),
  },
  'object-unreadable': {
    severity: 'warning',
    /** @param reason what kubectl says */
    say: (what: string, reason: string) => ({
      message: `The cluster does not let you read ${what}: the manifest lacks what they say.`,
      why: reason,
      help: 'Import as someone who may read them, or give them as files beside ds/NAME.',
    }),
  },
  'comments-left-out': {
    severity: 'note',
    say: (count: number) => ({
      message: `${count === 1 ? 'A comment is' : `${count} lines of comments are`} left out.`,
      why: 'The manifest has no place for what they are about, or they may hold a secret.',
    }),
  },
  'made-by-cluster': {
    severity: 'note',
    say: (objects: readonly string[]) => ({
      message: `The cluster makes these by itself, and they are left to it: ${objects.join(', ')}.`,
    }),
  },
  'env-overridden': {
    severity: 'warning',
    say: (name: string, adopted: boolean) => ({
      message: `${name} is given again below: Kubernetes takes the last, and this one is left out.`,
      ...(adopted ? { why: 'The pod template changes by that, so the pods restart once.' } : {}),
    }),
  },
  'field-left-out': {
    severity: 'warning',
    say: (kind: string, name: string, field: string) => ({
      message: `${field} of the ${kind} "${name}" is not taken over: a manifest has no field for it.`,
      help: 'Where it is needed, put it on the object itself after the install.',
    }),
  },
  'owner-left-out': {
    severity: 'warning',
    say: (kind: string, name: string, owner: string) => ({
      message: `The ${kind} "${name}" belongs to the ${owner}.`,
      why: 'The operator that made it puts back what Helm changes, and they fight over it.',
      help: 'Change it through its owner, or remove the operator before the install.',
    }),
  },
  'app-guessed': {
    severity: 'note',
    say: (name: string, others: readonly string[]) => ({
      message: `The container "${name}" is taken for the app; the others are sidecars: ${others.join(', ')}.`,
      help: '--app names another one.',
    }),
  },
  'app-unknown': {
    severity: 'error',
    say: (name: string, containers: readonly string[]) => ({
      message: `No container is named "${name}".`,
      help: `There ${containers.length === 1 ? 'is' : 'are'} ${containers.join(', ')}.`,
    }),
  },
  'label-set-by-chart': {
    severity: 'warning',
    say: (key: string, was: string) => ({
      message: `The chart sets the label ${key} of the pods; it was "${was}".`,
      why: 'Services and policies that select the pods by it find them no longer.',
      help: '--adopt keeps labels and selector as they are.',
    }),
  },
  'template-name-left-out': {
    severity: 'note',
    say: (field: string) => ({ message: `${field} of a pod template means nothing to Kubernetes and is left out.` }),
  },
  'namespace-assumed': {
    severity: 'note',
    say: () => ({ message: 'The DaemonSet names no namespace: "default" is taken.' }),
  },
  'several-daemonsets': {
    severity: 'note',
    say: (names: readonly string[], shared: readonly string[]) => ({
      message: `Install ${names.join(', then ')}.`,
      why: `What they share belongs to the first that refers to it: ${shared.join(', ')}.`,
    }),
  },
} as const satisfies Record<string, Message>;
