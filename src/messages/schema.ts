import type { Message } from '../diagnostic.ts';

/** Findings of the schema: types, required fields, words, unknown fields. */
export const schema = {
  'unknown-field': {
    severity: 'error',
    say: (field: string, parent: string, guess?: string) => ({
      message: `${parent} has no field "${field}".`,
      ...(guess === undefined ? {} : { help: `Did you mean "${guess}"?` }),
    }),
  },
} as const satisfies Record<string, Message>;
