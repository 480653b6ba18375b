/** The same thing given twice is an error that shows both places; the first is read on. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readApp, readSpec } from './reader.ts';

const SPECS: readonly [name: string, lines: string, spec: unknown, finding: string][] = [
  [
    'a field in two spellings',
    'minReadySeconds: 1\nmin_ready_seconds: 2',
    { min_ready_seconds: 1 },
    'field-in-two-spellings: min_ready_seconds / minReadySeconds',
  ],
  [
    'objects in two spellings are not merged',
    'update_strategy: {type: OnDelete}\nupdateStrategy: {}',
    { update_strategy: { type: 'OnDelete' } },
    'field-in-two-spellings: updateStrategy / update_strategy',
  ],
  [
    'a list in two places',
    'tolerations: []\npod: {scheduling: {tolerations: [{key: a}]}}',
    { pod: { tolerations: [] } },
    'given-in-two-places: tolerations / tolerations',
  ],
  [
    'a value in two places',
    'hostNetwork: true\npod: {host_network: false}',
    { pod: { host_network: true } },
    'given-in-two-places: host_network / hostNetwork',
  ],
  [
    'an entry of a map in two places',
    'pod_labels: {team: a, x: z}\npod: {labels: {team: b}}',
    { pod: { labels: { team: 'a', x: 'z' } } },
    'given-in-two-places: team / team',
  ],
  [
    'a limit, flat and below',
    'update_strategy: {rolling_update: {max_surge: 1}, max_surge: 2}',
    { update_strategy: { rolling_update: { max_surge: 1 } } },
    'given-in-two-places: max_surge / max_surge',
  ],
  [
    'an account, flat and in full',
    'service_account: {name: a}\nserviceAccountName: b',
    { service_account: { name: 'a' } },
    'given-in-two-places: serviceAccountName / name',
  ],
  [
    'a map and what is none',
    'pod_labels: {a: b}\npod: {labels: [c]}',
    { pod: { labels: ['c'] } },
    'given-in-two-places: pod_labels / labels',
  ],
  [
    'an object and what is none',
    'service_account_name: a\nservice_account: [b]',
    { service_account: { name: 'a' } },
    'given-in-two-places: service_account / service_account_name',
  ],
];

for (const [name, lines, wanted, finding] of SPECS) {
  test(name, () => {
    const { spec, findings } = readSpec(lines);
    assert.equal({ spec, findings }, { spec: wanted, findings: [finding] });
  });
}

test('a variable given twice stays one', () => {
  const { app, findings } = readApp('env: {variables: {A: first, A: second}}');
  assert.equal(app, { env: { variables: [{ name: 'A', value: 'first' }] } });
  assert.equal(findings, ['yaml-duplicate-key: A / A']);
});

test('a key given twice in an older place is one mistake', () => {
  const { findings } = readSpec('pod: {scheduling: {tolerations: [], tolerations: []}}');
  assert.equal(findings, ['yaml-duplicate-key: tolerations / tolerations']);
});

test('a mistake below an anchor is one mistake, however often it is used', () => {
  const { findings } = readSpec('daemonset: {labels: &all {a: 1}}\npod: {labels: *all, annotations: *all}');
  assert.equal(findings, ['unquoted-scalar: 1']);
});

const APPS: readonly [name: string, lines: string, finding: string][] = [
  [
    'an alias and its field',
    'ports: [{protocol: TCP, network_protocol: UDP}]',
    'field-in-two-spellings: network_protocol / protocol',
  ],
  [
    'two aliases',
    'liveness_probe: {tcp_socket: {port_name: a, port_number: 1}}',
    'field-in-two-spellings: port_number / port_name',
  ],
  [
    'a path, as a text and below',
    'volume_mounts: [{host_path: {type: File}, host_path_type: Socket}]',
    'given-in-two-places: host_path_type / type',
  ],
  ['a name, as key and as field', 'env: {variables: {A: {name: B, value: x}}}', 'given-in-two-places: name / A'],
];

for (const [name, lines, finding] of APPS) {
  test(name, () => assert.equal(readApp(lines).findings, [finding]));
}

test('what is dropped is read for its own mistakes, and its secrets are masked', () => {
  const { findings, secrets } = readApp('env: {secrets: {A: one}}\nenv: {secrets: {A: two, B: ~}}');
  assert.equal(findings, ['yaml-duplicate-key: env / env', 'null-entry: B']);
  assert.equal(secrets.toSorted(), ['one', 'two']);
});

test.run();
