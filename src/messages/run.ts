import type { Message } from '../diagnostic.ts';

/** Findings of a run over everything that the command line named. */
export const run = {
  'other-kind': {
    severity: 'note',
    say: (kind: string) => ({ message: `This document is a ${kind}, not a KubernetesDaemonSet: it is skipped.` }),
  },
  'no-manifest': {
    severity: 'error',
    say: (found: readonly string[]) => ({
      message: `There is no KubernetesDaemonSet here${found.length === 0 ? '' : `, only ${found.join(', ')}`}.`,
      help: found.includes('DaemonSet')
        ? 'ds2helm import makes a manifest of a DaemonSet.'
        : 'A manifest has kind: KubernetesDaemonSet.',
    }),
  },
  'secrets-kept-out': {
    severity: 'note',
    say: (keys: readonly string[]) => ({
      message: `The manifest's literal secrets stay out of the chart: ${keys.join(', ')}.`,
      why: 'Everyone who may pull a chart can read it.',
      help: 'Give them at install time as shown, or let --secrets-out write them to a values file.',
    }),
  },
  'left-to-install': {
    severity: 'note',
    say: (keys: readonly string[], hasLiterals: boolean) => ({
      message: `What only an install gives is left out, and so are the Secrets that hold it: ${keys.join(', ')}.`,
      ...(hasLiterals ? { help: '--show-secrets prints the secrets that the manifest itself holds.' } : {}),
    }),
  },
} as const satisfies Record<string, Message>;
