/** Null means unset, except where that would drop something in silence. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readApp, readSpec } from './reader.ts';

const SPECS: readonly [name: string, lines: string, spec: unknown, findings?: string[]][] = [
  ['a field', 'min_ready_seconds: null\ncreate_namespace: true', { create_namespace: true }],
  ['a field with nothing behind it', 'pod:\ncreate_namespace: true', { create_namespace: true }],
  ['a list', 'rbac: {cluster_rules: ~}', { rbac: {} }],
  ['an older place', 'tolerations: null\nhost_network: ~\npod_labels:\nselector: {}', { selector: {} }],
  ['an item', 'tolerations: [null, {key: a}]', { pod: { tolerations: [{ key: 'a' }] } }, ['null-item: null']],
  ['a map value', 'node_selector: {gpu: null, a: b}', { pod: { node_selector: { a: 'b' } } }, ['null-entry: gpu']],
  ['a ConfigMap', 'config_maps: {a: ~}', { config_maps: {} }, ['null-entry: a']],
];

for (const [name, lines, wanted, wantedFindings = []] of SPECS) {
  test(`null: ${name}`, () => {
    const { spec, findings } = readSpec(lines);
    assert.equal({ spec, findings }, { spec: wanted, findings: wantedFindings });
  });
}

test('an empty text where a word of a few is wanted is unset, with a warning', () => {
  const { app, findings } = readApp(
    'image_pull_policy: ""\nworking_dir: ""\nports: [{container_port: 1, network_protocol: \'\'}]',
  );
  assert.equal(app, { working_dir: '', ports: [{ container_port: 1 }] });
  assert.equal(findings, ['empty-word: ""', "empty-word: ''"]);
});

const ENTRIES: readonly [name: string, yaml: string, finding: string][] = [
  ['null for a variable', 'variables: {A: null}', 'null-entry: A'],
  ['{} for a variable', 'variables: {A: {}}', 'empty-entry: A'],
  ['an unset value for a variable', 'variables: {A: {value: ~}}', 'empty-entry: A'],
  ['null for a secret', 'secrets: {A: }', 'null-entry: A'],
  ['{} for a secret', 'secrets: {A: {}}', 'empty-entry: A'],
];

for (const [name, yaml, finding] of ENTRIES) {
  test(`${name} is an error`, () => {
    assert.equal(readApp(`env: {${yaml}}`).findings, [finding]);
  });
}

test('an older host_path_type that is null leaves no host_path behind', () => {
  const { app } = readApp('volume_mounts: [{name: a, host_path_type: null, empty_dir: {}}]');
  assert.equal(app, { volume_mounts: [{ name: 'a', empty_dir: {} }] });
});

test.run();
