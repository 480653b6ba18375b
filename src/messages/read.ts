import type { Message } from '../diagnostic.ts';

/** Findings of reading: YAML, spelling, older shapes. */
export const read = {
  'yaml-syntax': {
    severity: 'error',
    say: (reason: string) => ({ message: `This is not valid YAML: ${reason}.` }),
  },
} as const satisfies Record<string, Message>;
