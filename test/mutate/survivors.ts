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
  [/\$flag\b/, 'the words in which a missing value is asked for: test/helm/releases.test.ts reads them'],
  [/no quote: checksum\/secret: /, 'few sums look like numbers: test/helm/releases.test.ts finds one that does'],
  [/no quote: checksum\/config: /, 'of 64 hexadecimal digits one in a billion is a number'],
  [/no int64: (hostPort|containerPort|port|targetPort): /, 'no port is a million, from which on Helm prints 1e+06'],
  [
    /indented less: \{\{- (\. \| trimPrefix "\\n"|toYaml \.|toYaml \.Values\.\S+) \| nindent \d+ \}\}/,
    'a list may stand at the column of its key; a map there would be found',
  ],
];

export const reasonOf = ({ what }: Mutant): string | undefined => REASONS.find(([pattern]) => pattern.test(what))?.[1];
