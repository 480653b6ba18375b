/** Mistakes that verify doesn't find, and why: they change nothing a cluster sees, or another test finds them. */
import type { Mutant } from './mutants.ts';

export interface Survival {
  readonly reason: string;
  /** The test that finds the mistake; none where there is nothing to find. */
  readonly foundBy?: string;
}

interface Reason extends Survival {
  /** What the mistake is called. */
  readonly what: RegExp;
  /** The part of the line that it changes, and the template: any without one. */
  readonly found?: RegExp;
  readonly path?: RegExp;
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
    what: /^no default: type: /,
    path: /secret\.yaml$/,
    reason: 'a Secret without a type is Opaque to Kubernetes',
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
    reason: 'the words in which a missing value is asked for',
    foundBy: 'test/helm/releases.test.ts',
  },
  {
    what: /^no quote: checksum\/secret: /,
    reason: 'few sums look like numbers',
    foundBy: 'test/helm/releases.test.ts',
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

export const survivalOf = (mutant: Pick<Mutant, 'what' | 'found' | 'path'>): Survival | undefined =>
  REASONS.find(({ what, found, path }) => {
    const fits = (pattern: RegExp | undefined, text: string): boolean => pattern?.test(text) ?? true;
    return what.test(mutant.what) && fits(found, mutant.found) && fits(path, mutant.path);
  });
