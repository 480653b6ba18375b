/** Mistakes that change nothing a cluster sees, and why. */
import type { Mutant } from './mutants.ts';

const REASONS: readonly (readonly [what: RegExp, reason: string])[] = [
  [
    /no quote: (dnsPolicy|imagePullPolicy|protocol|type|internalTrafficPolicy): /,
    'the schema lets words through that need no quotes',
  ],
  [/no default: .*(default (""|dict|list|0)\b|default "")/, 'nil is as good as empty to what takes it'],
  [
    /deleted: \{\{- include "[^"]+\.values" \. \}\}/,
    'a template that runs earlier has brought the values into shape; none should depend on that',
  ],
  [/no quote: kind: /, 'kinds are words'],
];

export const reasonOf = ({ what }: Mutant): string | undefined => REASONS.find(([pattern]) => pattern.test(what))?.[1];
