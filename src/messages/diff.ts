import type { Message } from '../diagnostic.ts';

/** Why a change of a chart breaks an upgrade, restarts pods or waits. */
export const diff = {
  'chart-version-stands': {
    severity: 'error',
    say: (folder: string, version: string) => ({
      message: `The content of ${folder} changes, and its version stays ${version}.`,
      why: 'Who pinned that version would get something else.',
      help: 'Give it another with --chart-version; auto takes the next.',
    }),
  },
  'chart-version-falls': {
    severity: 'error',
    say: (folder: string, before: string, after: string) => ({
      message: `The content of ${folder} changes, and its version falls from ${before} to ${after}.`,
      why: 'Who has the one that stands would never be led to the new one.',
      help: 'Give it a higher one with --chart-version; auto takes the next.',
    }),
  },
  'version-step-small': {
    severity: 'warning',
    say: (before: string, after: string, least: string) => ({
      message: `${after} is too small a step after ${before}: what changes asks for ${least}.`,
      why: 'Who takes every version of a range would get it unawares.',
    }),
  },
  'chart-renamed': {
    severity: 'error',
    say: (before: string, after: string) => ({
      message: `The chart ${before} is called ${after} now.`,
      why: 'An upgrade of its releases makes objects of other names with another selector, and deletes the old ones.',
      help: 'Install it as a new release, or set nameOverride and fullnameOverride to the old names.',
    }),
  },
  'kube-version-raised': {
    severity: 'error',
    say: (before: string, after: string) => ({
      message: `The chart needs Kubernetes ${after} now, not ${before}: Helm refuses it on older clusters.`,
    }),
  },
  'immutable-field-changed': {
    severity: 'error',
    say: (kind: string, field: string) => ({
      message: `${field} of a ${kind} can't be changed: the API server refuses the upgrade.`,
      help: 'Delete the object first, or install a new release beside the old one.',
    }),
  },
  'sealed-data-changed': {
    severity: 'error',
    say: (kind: string) => ({
      message: `The ${kind} is immutable: the API server refuses the upgrade.`,
      help: 'Give the new content another name.',
    }),
  },
  'daemonset-removed': {
    severity: 'error',
    say: () => ({ message: 'Helm deletes the DaemonSet with the pods of every node.' }),
  },
  'daemonset-renamed': {
    severity: 'error',
    say: (name: string) => ({
      message: `The DaemonSet is called ${name} now: Helm makes it and deletes the old one with all its pods.`,
      why: "For a while both run, or neither, and two that want one port of the node get in each other's way.",
    }),
  },
  'daemonset-moved': {
    severity: 'error',
    say: (before: string, after: string) => ({
      message: `The DaemonSet moves from the namespace ${before} to ${after}: Helm makes a new one and deletes the old.`,
      why: 'Secrets and ConfigMaps that the pods use by name must be there too.',
    }),
  },
  'namespace-dropped': {
    severity: 'error',
    say: (name: string, isKept: boolean) => ({
      message: isKept
        ? `The chart no longer creates the namespace ${name}: where it is missing, an install fails.`
        : `The chart no longer has the namespace ${name}: Helm deletes it with all that is in it.`,
    }),
  },
  'namespace-taken-over': {
    severity: 'error',
    say: (name: string) => ({
      message: `The chart creates the namespace ${name} now, which releases of it stand in already.`,
      why: 'Helm refuses an upgrade that would take over an object it did not make.',
      help: 'Set namespace.create to false for these releases, or upgrade with --take-ownership.',
    }),
  },
  'shared-object-removed': {
    severity: 'error',
    say: (kind: string) => ({ message: `Helm deletes the ${kind}, which others than the release may use.` }),
  },
  'used-object-removed': {
    severity: 'error',
    say: (kind: string, name: string) => ({
      message: `Helm deletes the ${kind} ${name}, which the pods still use.`,
      why: 'No new pod can start without it, until someone else makes it.',
      help: 'Release it once with the annotation helm.sh/resource-policy: keep, and leave it out of the release after.',
    }),
  },
  'object-taken-over': {
    severity: 'error',
    say: (kind: string, name: string) => ({
      message: `The chart creates the ${kind} ${name} now, which is there already: releases use it, and do not own it.`,
      why: 'Helm refuses an upgrade that would take over an object it did not make.',
      help: 'Give it another name, or upgrade with --take-ownership.',
    }),
  },
  'crd-left-alone': {
    severity: 'note',
    say: (name: string) => ({
      message: `Helm neither changes nor deletes what an older release brought in crds/: apply ${name} yourself.`,
    }),
  },
  'crd-missing': {
    severity: 'error',
    say: (name: string, kind: string) => ({
      message: `The chart has objects of the kind ${kind} now, and an upgrade does not bring ${name}, which defines it.`,
      why: 'Helm installs what is in crds/ with a new release only.',
      help: 'Apply the definition before the upgrade.',
    }),
  },
  'value-removed': {
    severity: 'error',
    say: (path: string) => ({ message: `Who sets ${path} sets nothing any more.` }),
  },
  'default-removed': {
    severity: 'error',
    say: (path: string) => ({
      message: `The chart no longer has ${path} by itself: who sets it has that alone, and who doesn't has none.`,
    }),
  },
  'value-renamed': {
    severity: 'error',
    say: (before: string, after: string) => ({ message: `Who sets ${before} must set ${after} now.` }),
  },
  'value-retyped': {
    severity: 'error',
    say: (path: string, before: string, after: string) => ({
      message: `${path} is ${after} now, and was ${before}: what users set for it no longer fits.`,
    }),
  },
  'value-required': {
    severity: 'error',
    say: (path: string) => ({
      message: `${path} must be given now: an upgrade without it, --reuse-values too, fails.`,
    }),
  },
  'pods-restart': {
    severity: 'warning',
    say: () => ({ message: 'The pod template changes: the pods of every node are replaced, node by node.' }),
  },
  'on-delete-left': {
    severity: 'warning',
    say: () => ({
      message: 'The strategy is no longer OnDelete: every pod that still runs an older template is replaced now.',
    }),
  },
  'pods-wait-for-deletion': {
    severity: 'note',
    say: () => ({ message: 'The strategy is OnDelete: a pod takes the change when someone deletes it.' }),
  },
  'on-delete-introduced': {
    severity: 'note',
    say: () => ({ message: 'The strategy is OnDelete now: from here on, pods change when someone deletes them.' }),
  },
} as const satisfies Record<string, Message>;
