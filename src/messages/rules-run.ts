import type { Message } from '../diagnostic.ts';

/** Findings about several manifests in one run. */
export const run = {
  'manifest-name-twice': {
    severity: 'error',
    say: (name: string) => ({
      message: `Two manifests are named "${name}".`,
      why: 'Both would become the chart of that name.',
      help: 'Give each a metadata.name of its own.',
    }),
  },
  'namespace-created-twice': {
    severity: 'error',
    say: (name: string) => ({
      message: `Two manifests create the namespace "${name}".`,
      why: 'It belongs to one release, and Helm refuses the second.',
      help: 'Leave create_namespace out of all but one of them.',
    }),
  },
} as const satisfies Record<string, Message>;
