import type { Message } from '../diagnostic.ts';

/** Findings of verifying: a chart that does not say what its manifest means. */
export const verify = {
  'chart-differs': {
    severity: 'error',
    say: (object: string, path: string, want: string, got: string) => ({
      message: `${object}: ${path} is ${got} in the chart, and ${want} in the manifest.`,
      help: 'Build the chart again if the manifest has changed or the chart was edited; else this is a bug of ds2helm.',
    }),
  },
  'chart-lacks-object': {
    severity: 'error',
    say: (object: string) => ({ message: `The chart has no ${object}, which the manifest means.` }),
  },
  'chart-has-more': {
    severity: 'error',
    say: (object: string) => ({ message: `The chart has a ${object}, of which the manifest says nothing.` }),
  },
  'helm-refuses-chart': {
    severity: 'error',
    say: (said: string) => ({ message: `Helm refuses the chart: ${said}` }),
  },
  'chart-renders-no-objects': {
    severity: 'error',
    say: (reason: string) => ({ message: `What Helm makes of the chart can't be read: ${reason}.` }),
  },
} as const satisfies Record<string, Message>;
