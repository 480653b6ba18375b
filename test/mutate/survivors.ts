/** Mistakes that change nothing a cluster sees, and why. */
import type { Mutant } from './mutants.ts';

const REASONS: readonly (readonly [what: RegExp, reason: string])[] = [
  [/\{\{- fail "/, 'what a chart refuses is no rendering: test/helm/releases.test.ts asks for each refusal'],
  [
    /no quote: (dnsPolicy|imagePullPolicy|protocol|type|internalTrafficPolicy): /,
    'the schema lets words through that need no quotes',
  ],
  [/no default: .*\| default ""\) \(?ne? |AppVersion \| default ""/, 'a function that takes nil for an empty text'],
];

export const reasonOf = ({ what }: Mutant): string | undefined => REASONS.find(([pattern]) => pattern.test(what))?.[1];
