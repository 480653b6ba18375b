/** What is masked wherever the source is shown. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { likelySecrets } from '../../src/read/broken.ts';
import { readApp, readSpec } from './reader.ts';

const APPS: readonly [name: string, lines: string, ...secrets: string[]][] = [
  ['E1', 'env: {variables: {A: plain}, secrets: {B: one, C: "two"}}', 'one', '"two"'],
  ['E3', 'env: {secrets: {B: {string_value: one}}}', 'one'],
  ['E4', 'env: {secrets: {B: {value: one}}}', 'one'],
  ['E7', 'env: {secrets: [{name: B, value: one}]}', 'one'],
  [
    'a block',
    'env:\n  secrets:\n    B: |\n      one\n      two\n    C: three',
    '|\n            one\n            two',
    'three',
  ],
  ['a secret_ref has none', 'env: {secrets: {B: {secret_ref: {name: s, key: k}}}}'],
  ['a number', 'env: {secrets: {B: 4711}}', '4711'],
  ['the wrong type', 'env: {secrets: {B: [one]}}', '[one]'],
  ['a misspelled field', 'env: {secrets: {B: {stringvalue: one}}}', 'one'],
  ['a misspelled map', 'env: {secret: {B: one}}', '{B: one}'],
  ['a text for all', 'env: {secrets: one}', 'one'],
  ['a misplaced field', 'api_key: one', 'one'],
  ['twice', 'env: {secrets: {B: one, B: two}}', 'two', 'one'],
  ['a header', 'liveness_probe: {http_get: {http_headers: [{name: Authorization, value: one}]}}', 'one'],
  ["a header in Kubernetes' spelling", 'livenessProbe: {httpGet: {httpHeaders: [{name: Cookie, value: one}]}}', 'one'],
  ['a header of a hook', 'lifecycle: {preStop: {httpGet: {httpHeaders: [{value: "one", name: X-Api-Key}]}}}', '"one"'],
  [
    'a header beside others',
    'readiness_probe: {http_get: {http_headers: [{name: A, value: x}, {name: Token, value: one}]}}',
    'one',
  ],
  ['a header with a misspelled value', 'readiness_probe: {http_get: {http_headers: [{name: Token, val: one}]}}', 'one'],
  ['a map of headers', 'startup_probe: {http_get: {http_headers: {Accept: x, X-Session: one}}}', 'one'],
  ['a header in a field that is unknown', 'probe: {httpGet: {httpHeaders: {name: Token, value: one}}}', 'one'],
  [
    'a header by an alias',
    'liveness_probe: {http_get: {http_headers: &h [{name: Token, value: one}]}}\nreadiness_probe: {http_get: {http_headers: *h}}',
    'one',
    'one',
  ],
  [
    'a header by a merge key',
    'x: &h {name: Token}\nliveness_probe: {http_get: {http_headers: [{<<: *h, value: one}]}}',
    'one',
  ],
];

for (const [name, lines, ...wanted] of APPS) {
  test(`masked: ${name}`, () => assert.equal(readApp(lines).secrets.toSorted(), wanted.toSorted()));
}

const SPECS: readonly [name: string, lines: string, ...secrets: string[]][] = [
  ['a password', 'pod: {image_registries: [{server: s, username: u, password: one}]}', 'one'],
  ['a misspelled password', 'pod: {image_registries: [{server: s, pasword: one}]}', 'one'],
  ['data of a Secret', 'secrets: {s: {keys: [k], data: {k: one}}}', '{k: one}'],
  ['a text for a Secret', 'secrets: {s: one}', 'one'],
  ['a text for all Secrets', 'secrets: one', 'one'],
  [
    'an object of its own',
    'extra_objects: [{kind: Secret, data: {k: one, l: two}}, {kind: ConfigMap, data: {k: x}}]',
    'one',
    'two',
  ],
  [
    "kubectl's copy of an object",
    'extra_objects: [{kind: Secret, metadata: {name: a, annotations: {kubectl.kubernetes.io/last-applied-configuration: one, b: two}}}]',
    'one',
  ],
  ['a misspelt field of an object', 'extra_objects: [{kind: Secret, type: Opaque, stringdata: {k: one}}]', 'one'],
  ['a misplaced field of an object', 'extra_objects: [{kind: Secret, metadata: {name: a, data: [one]}}]', 'one'],
  ['an object in a list', 'extra_objects: [{kind: List, items: [{kind: Secret, stringData: {k: one}}]}]', 'one'],
  ['an alias', 'config_maps: {a: &x one}\ncontainer: {app: {env: {secrets: {A: *x}}}}', '&x one'],
];

for (const [name, lines, ...wanted] of SPECS) {
  test(`masked: ${name}`, () => assert.equal(readSpec(lines).secrets, wanted));
}

const LOOKALIKES: readonly [name: string, lines: string, ...values: string[]][] = [
  ['a list', 'env: {variables: [{name: PASSWORD, value: one}, {name: LEVEL, value: info}]}', 'one'],
  ['a map', 'env: {variables: {API_KEY: "one", LEVEL: info}}', '"one"'],
  ['an older value', 'env: {variables: {API_KEY: {stringValue: one}}}', 'one'],
  ['by its form', 'env: {variables: {URL: "https://a:b@c.example"}}', '"https://a:b@c.example"'],
  ['twice', 'env: {variables: {TOKEN: two, TOKEN: one}}', 'two', 'one'],
  ["Kubernetes' own list", 'env: [{name: TOKEN, value: one}]', 'one'],
  ['an unknown field', 'vars: {TOKEN: one}', 'one'],
  ['a switch', 'env: {variables: {TOKEN: "true", PASSWORD: "", SECRET: /run/secret}}'],
  ['a reference', 'env: {variables: {TOKEN: {value_from: {name: value}}}}'],
];

for (const [name, lines, ...wanted] of LOOKALIKES) {
  test(`masked in findings: ${name}`, () => {
    assert.equal(readApp(lines).lookalikes, wanted);
  });
}

const BROKEN: readonly [name: string, text: string, ...secrets: string[]][] = [
  ['below the key', 'env:\n  secrets:\n    A: one\n    B:\n      value: two\n  other: x', 'A: one', 'B:', 'value: two'],
  ['a list at its indentation', 'secrets:\n- name: A\n  value: one\nother: x', '- name: A', 'value: one'],
  ['behind the key', 'secrets: {A: one\nother: x', ' {A: one'],
  ['a password', '- server: s\n  password: one\n  x: y', ' one'],
  ['a password in a line', '{server: s, "password": one', ' one'],
  ['secrets in a line', '{"env": {"secrets": {"A": "one"}', ' {"A": "one"}'],
  ['headers', 'httpHeaders:\n- name: A\n  value: one\nother: x', '- name: A', 'value: one'],
  ['line ends of Windows', 'secrets:\r\n  A: one\r\nb: c', 'A: one'],
  ['a Secret', 'kind: Secret\nmetadata: {name: a\nstringData:\n  k: one', ' {name: a', ' one'],
  ['a Secret in a line', '{"kind": "Secret", "data": {"k": "one"}', ' "Secret", "data": {"k": "one"}'],
  ['a Secret of several lines', 'data:\n  k: |\n    one\n    two\nkind: Secret\n---\na: b', ' |', 'one', 'two'],
  ['a Secret is not another kind', 'kind: SecretStore\ndata: {k: one'],
  ['none', 'a: b\nno_secrets: c\n'],
];

for (const [name, text, ...wanted] of BROKEN) {
  test(`likely secrets: ${name}`, () => {
    assert.equal(
      likelySecrets(text).map(({ start, end }) => text.slice(start, end)),
      wanted,
    );
  });
}

test('a long line of a broken text takes no time', () => {
  for (const line of ['-', ' ', '- ', '{', 'a', 'kind: ', '\t:']) {
    const started = process.cpuUsage();
    likelySecrets(`kind: Secret\n${line.repeat(200_000)}\n`);
    const { user } = process.cpuUsage(started);
    assert.ok(user < 1_000_000, `${line}: ${user} microseconds`);
  }
});

test.run();
