import type { Message } from '../diagnostic.ts';

/** Findings of the semantic rules in check/rules. */
export const rules = {} as const satisfies Record<string, Message>;
