import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isMissing, isTransient, registryError, withoutSecrets } from '../../src/effects/registry-trouble.ts';

/** What Helm 3.17 and 4.2 print, and what it is: worth another attempt, nothing there, or neither; and what is said of it. */
const WORDS: readonly (readonly [words: string, kind: 'transient' | 'missing' | 'final', says?: RegExp])[] = [
  ['Error: 127.0.0.1:5000/x/c:9.9.9: not found', 'missing'],
  ['Error: failed to perform "FetchReference" on source: 127.0.0.1:5000/x/c:9.9.9: not found', 'missing'],
  [
    'Error: failed to do request: Head "http://127.0.0.1:5000/v2/x/c/manifests/1": dial tcp 127.0.0.1:5000: connect: connection refused',
    'final',
    /^r\.example can't be reached\./,
  ],
  [
    'Error: failed to do request: Head "http://no.invalid/v2/": dial tcp: lookup no.invalid on 10.0.0.1:53: no such host',
    'final',
    /can't be reached/,
  ],
  [
    'Error: failed to perform "Exists" on destination: Head "https://r/v2/x": http: server gave HTTP response to HTTPS client',
    'final',
    /speaks HTTP, not HTTPS/,
  ],
  [
    'Error: failed to perform "Exists" on destination: HEAD "https://r/v2/x": response status code 401: Unauthorized',
    'final',
    /wants a login/,
  ],
  ['Error: unexpected status from HEAD request to https://r/v2/x: 401 Unauthorized', 'final', /wants a login/],
  ['Error: unexpected status from POST request to https://r/v2/x: 403 Forbidden', 'final', /refuses: the login/],
  [
    'Error: failed to do request: Head "https://r/v2/x": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'final',
    /certificate of r\.example/,
  ],
  [
    'Error: pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials',
    'final',
    /wants a login.*no basic auth credentials$/,
  ],
  [
    'Error: failed to perform "FetchReference" on source: GET "http://r/v2/x": basic credential not found',
    'final',
    /wants a login/,
  ],
  ['Error: POST "http://r/v2/x": response status code 400: Bad Request', 'final', /did not do/],
  ['Error: GET "http://r/v2/x": response status code 400: Bad Request', 'final', /does not understand plain HTTP/],
  [
    'Error: unexpected status from HEAD request to http://r/v2/x: 400 Bad Request',
    'final',
    /does not understand plain HTTP/,
  ],
  ['Error: invalid_reference: invalid repository', 'final', /refuses the name/],
  ['Error: invalid reference: invalid repository "X_-/c"', 'final', /refuses the name/],
  [
    'Error: unexpected status from HEAD request to http://r:5000/v2/x: 429 Too Many Requests',
    'transient',
    /asked too often/,
  ],
  [
    'Error: PUT "https://r/v2/x": response status code 503: Service Unavailable',
    'transient',
    /did not do what it was asked/,
  ],
  [
    'Error: Put "http://r/v2/x?_state=abc": read tcp 127.0.0.1:1->127.0.0.1:2: read: connection reset by peer',
    'transient',
  ],
  ['Error: Put "http://r/v2/x": write: broken pipe', 'transient'],
  [
    'Error: Put "http://r/v2/x": readfrom tcp 127.0.0.1:4->127.0.0.1:3: write tcp 127.0.0.1:4->127.0.0.1:3: use of closed network connection',
    'transient',
  ],
  ['Error: Get "http://r/v2/x": EOF', 'transient'],
  ['Error: Get "https://r/v2/x": net/http: TLS handshake timeout', 'transient'],
  [
    'Error: failed commit on ref "manifest-sha256:a4": unexpected status from PUT request to http://r/v2/x/manifests/0.1.0: 400 Bad Request',
    'transient',
  ],
  [
    'Error: failed to perform "Push" on destination: PUT "http://r/v2/x/manifests/sha256:a4": response status code 400: digest invalid: provided digest did not match uploaded content; manifest blob unknown: blob unknown to registry: sha256:f2',
    'transient',
  ],
  ['Error: PUT "http://r/v2/x/blobs/uploads/1": response status code 400: Bad Request', 'final'],
  ['Error: Get "http://r/v2/x:500": response status code 400: Bad Request', 'final'],
  ['Error: r.example:5000/x/forbidden-agent:0.1.500: not found', 'missing'],
  ['Error: failed to perform "FetchReference" on source: r.example/x/certificate/agent:0.429.0: not found', 'missing'],
  [
    'Error: unexpected status from HEAD request to https://r/v2/x/denied/manifests/0.1.500: 400 Bad Request',
    'final',
    /did not do/,
  ],
  ['Error: PUT "https://r/v2/x/manifests/1.400.0": response status code 403: Forbidden', 'final', /the login may not/],
  ['Error: unable to locate forbidden-agent-0.1.503.tgz', 'final', /did not do/],
  [
    'Error: failed to do request: Head "https://denied.example.com:500/v2/x": dial tcp: lookup denied.example.com on 10.0.0.1:53: no such host',
    'final',
    /can't be reached/,
  ],
  [
    'Error: failed to do request: Head "https://r:503/v2/x": dial tcp 10.0.0.1:503: connect: connection refused',
    'final',
    /can't be reached/,
  ],
  ['Error: Get "https://r/v2/forbidden/manifests/1": dial tcp 10.0.0.1:443: i/o timeout', 'transient', /did not do/],
  ['Error: chart "unauthorized" version "0.1.500" is odd', 'final', /did not do/],
  ['Error: denied: requested access to x/agent is denied', 'final', /the login may not/],
  ['Error: something else', 'final', /Helm says: something else$/],
];

for (const [words, kind, says] of WORDS) {
  test(`${words} is ${kind}`, () => {
    assert.is(isTransient(words), kind === 'transient');
    assert.is(isMissing(words), kind === 'missing');
    if (says) assert.match(registryError('r.example', words).message, says);
  });
}

test('what is said is the error, not the lines around it', () => {
  const { message } = registryError('r', 'time=1 level=INFO msg=x\nError: denied: no\n\nUsage: …');
  assert.is(message, 'r refuses: the login may not do this. Helm says: denied: no');
});

const SECRETS: readonly (readonly [text: string, shown: string])[] = [
  ['Get "https://user:hunter2@r/v2/": x', 'Get "https://***@r/v2/": x'],
  ['proxyconnect http://me:p%40ss@proxy:3128: EOF', 'proxyconnect http://***@proxy:3128: EOF'],
  ['PUT "https://s3/bucket/x?X-Amz-Signature=abc&k=v": 500', 'PUT "https://s3/bucket/x?***": 500'],
  ['Authorization: Basic dXNlcjpwYXNz', 'Authorization: Basic ***'],
  ['Authorization: Bearer eyJ.a-b_c=', 'Authorization: Bearer ***'],
  ['oci://r/x/c@sha256:00 is missing', 'oci://r/x/c@sha256:00 is missing'],
];

for (const [text, shown] of SECRETS)
  test(`${text} is shown without its secret`, () => assert.is(withoutSecrets(text), shown));

test.run();
