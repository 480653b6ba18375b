import type { Message } from '../diagnostic.ts';

/** Findings of lowering, of writing a chart and of a run over several manifests. */
export const build = {
  'namespace-by-reference': {
    severity: 'warning',
    say: (reference: string) => ({
      message: `The namespace is a reference, ${reference}, that has no value at build time.`,
      why: 'The chart installs into the release namespace.',
      help: `Give it with --ref '${reference}=NAME', or install with -n NAME.`,
    }),
  },
} as const satisfies Record<string, Message>;
