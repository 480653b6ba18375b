/** What Helm says when a registry doesn't do what it should, in words of Helm 3 and of Helm 4, and what that means. */
import { EnvironmentError } from './environment-error.ts';

/**
 * Worth another attempt: too many requests, a server in trouble, a connection that broke, and a manifest of Helm's that is
 * called malformed: distribution 2.8 says so while another push writes the same blobs.
 */
export function isTransient(words: string): boolean {
  const said = withoutNames(words);
  return (
    /\b(?:408|429|5\d\d)\b/.test(said) ||
    /\bPUT\b.*\/manifests\/.*\b400\b/.test(said) ||
    /connection reset|closed network connection|broken pipe|\bEOF\b|i\/o timeout|handshake timeout|server closed|GOAWAY|Client\.Timeout/i.test(
      said,
    )
  );
}

/**
 * Helm's own words: a version 0.1.500 is no answer of a server, and a chart forbidden-agent is not forbidden. Of an
 * address stay the scheme, and whether it is that of a manifest.
 */
function withoutNames(words: string): string {
  return words
    .replace(/"?\b(https?):\/\/([^\s"]*)"?/g, (_, scheme, rest) => `${scheme}://${MANIFEST.exec(rest) ?? ''} `)
    .replace(/"[^"\n]*"/g, '')
    .replace(REFERENCE, '')
    .replace(/[\w.[\]-]+:\d+\b/g, '')
    .replace(/(?!Client\.Timeout)\b\w+(?:[.+-]+\w+)+/g, '');
}

const MANIFEST = /\/manifests\//;
/** Words with a slash between them, except Go's own. */
const REFERENCE = /(?<![\w/:])(?!i\/o\b|net\/http\b)[\w[\].:@+-]+(?:\/[\w.:@+-]+)+/g;

/** There is no chart of that name and version; no registry tells a missing name from a missing version. */
export const isMissing = (words: string): boolean => /: not found\s*$/m.test(words);

interface Trouble {
  readonly words: RegExp;
  readonly says: (host: string) => readonly [message: string, help?: string];
}

const TROUBLES: readonly Trouble[] = [
  {
    words: /\b401\b|unauthorized|basic auth credentials|credential not found|authentication required/i,
    says: (host) => [`${host} wants a login, and there is none or a wrong one.`, `helm registry login ${host}`],
  },
  {
    words: /\b403\b|denied|forbidden/i,
    says: (host) => [`${host} refuses: the login may not do this.`, 'Ask for the right to push to this path.'],
  },
  {
    words: /certificate signed by unknown authority|x509|certificate/i,
    says: (host) => [
      `The certificate of ${host} is not one to trust.`,
      'Name the certificate of its authority with --ca-file.',
    ],
  },
  {
    words: /HTTP response to HTTPS client/i,
    says: (host) => [`${host} speaks HTTP, not HTTPS.`, 'A registry without encryption wants --plain-http.'],
  },
  {
    words: /malformed HTTP response|HTTP request to an HTTPS server|\b(?:GET|HEAD)\b.* "?http:\/\/.* 400\b/i,
    says: (host) => [`${host} does not understand plain HTTP.`, 'A registry that speaks HTTPS wants no --plain-http.'],
  },
  {
    words: /connection refused|no such host|network is unreachable|no route to host|server misbehaving/i,
    says: (host) => [`${host} can't be reached.`, 'Is the name right, and is the registry running?'],
  },
  {
    words: /invalid[ _]reference|name[ _]invalid|name[ _]unknown|repository name/i,
    says: (host) => [`${host} refuses the name of the repository.`, 'Some registries want it to be created first.'],
  },
  {
    words: /\b429\b|too many requests/i,
    says: (host) => [`${host} is asked too often, and stayed so.`, 'Try again later.'],
  },
];

/** A failure of Helm's at a registry, with Helm's own words behind. */
export function registryError(host: string, words: string): EnvironmentError {
  const said = withoutSecrets(lastError(words));
  const bare = withoutNames(said);
  const trouble = TROUBLES.find((trouble) => trouble.words.test(bare));
  const [message, help] = trouble?.says(host) ?? [`${host} did not do what it was asked.`];
  return new EnvironmentError(`${message} Helm says: ${said}`, help);
}

const lastError = (words: string): string =>
  words
    .split('\n')
    .findLast((line) => line.startsWith('Error: '))
    ?.slice('Error: '.length) ??
  (words.trim().split('\n').at(-1) || 'nothing');

/** Users and passwords in addresses, signed addresses, and headers. */
export const withoutSecrets = (text: string): string =>
  text
    .replace(/(\w+:\/\/)[^/\s"@]+@/g, '$1***@')
    .replace(/(https?:\/\/[^\s"?]+)\?[^\s"]*/g, '$1?***')
    .replace(/(authorization: \w+ )\S+/gi, '$1***');
