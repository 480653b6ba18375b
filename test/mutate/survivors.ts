/** Mistakes that change nothing a cluster sees, and why. */
import type { Mutant } from './mutants.ts';

interface Reason {
  /** What the mistake is called. */
  readonly what: RegExp;
  /** The part of the line that it changes, and the template: any without one. */
  readonly found?: RegExp;
  readonly path?: RegExp;
  readonly reason: string;
}

const REASONS: readonly Reason[] = [
  {
    what: /^no quote: (dnsPolicy|imagePullPolicy|protocol|internalTrafficPolicy): /,
    reason: 'the schema lets words through that need no quotes',
  },
  { what: /^no quote: type: /, path: /service\.yaml$/, reason: 'the schema lets words through that need no quotes' },
  {
    what: /^no default: /,
    found: /^ \| default (""|dict|list|0)$/,
    reason: 'nil is as good as empty to what takes it',
  },
  {
    what: /^deleted: \{\{- include "[^"]+\.values" \. \}\}/,
    reason: 'a template that runs earlier has brought the values into shape; none should depend on that',
  },
  { what: /^no default: /, found: /^ \| default "TCP"$/, reason: 'no protocol is TCP to Kubernetes' },
  {
    what: /^deleted: apiGroup: rbac\.authorization\.k8s\.io$/,
    reason: 'the group of a role is the one of roles to Kubernetes',
  },
  {
    what: /^no default: type: /,
    path: /service\.yaml$/,
    reason: 'a Service without a type is a ClusterIP to Kubernetes',
  },
  {
    what: /^deleted: targetPort: /,
    path: /service\.yaml$/,
    reason: 'the target of a port is the same port to Kubernetes',
  },
  {
    what: /^deleted: \{\{- include "[^"]+\.dropNulls" \$item \}\}/,
    reason: 'a null in an item of a list is none to Kubernetes: it is taken out for those who read charts',
  },
  {
    what: /\$flag\b/,
    reason: 'the words in which a missing value is asked for: test/helm/releases.test.ts reads them',
  },
  {
    what: /^no quote: checksum\/secret: /,
    reason: 'few sums look like numbers: test/helm/releases.test.ts finds one that does',
  },
  { what: /^no quote: checksum\/config: /, reason: 'of 64 hexadecimal digits one in a billion is a number' },
  {
    what: /^no int64: (- )?(hostPort|containerPort|port|targetPort): /,
    reason: 'no port is a million, from which on Helm prints 1e+06',
  },
  {
    what: /^indented less: \{\{- (\. \| trimPrefix "\\n"|toYaml \.|toYaml \.Values\.\S+) \| nindent \d+ \}\}/,
    reason: 'a list may stand at the column of its key; a map there would be found',
  },
];

export const reasonOf = (mutant: Mutant): string | undefined =>
  REASONS.find(({ what, found, path }) => {
    const fits = (pattern: RegExp | undefined, text: string): boolean => pattern?.test(text) ?? true;
    return what.test(mutant.what) && fits(found, mutant.found) && fits(path, mutant.path);
  })?.reason;
