/** Every value knows where the user wrote it, also what an older shape had elsewhere. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pointer } from '../../src/model/manifest.ts';
import { readApp, readSpec, readText } from './reader.ts';

test('fields and items', () => {
  const { at, keyAt } = readSpec('pod:\n  tolerations:\n    - key: a\n      operator: "Exists"');
  assert.is(at('pod', 'tolerations', 0, 'operator'), '"Exists"');
  assert.is(keyAt('pod', 'tolerations', 0, 'operator'), 'operator');
  assert.is(at('pod', 'tolerations', 0), 'key: a\n        operator: "Exists"');
});

test('what was elsewhere', () => {
  const { at, keyAt } = readSpec('nodeSelector: {a: b}\ncreate_service_account: yes\nnamespace: ns');
  assert.is(at('pod', 'node_selector', 'a'), 'b');
  assert.is(keyAt('pod', 'node_selector'), 'nodeSelector');
  assert.is(at('service_account', 'create'), 'yes');
  assert.is(at('namespace', 'value'), 'ns');
  // The user wrote no pod: the nearest there is.
  assert.is(at('pod'), 'spec');
});

test('what a short form stands for', () => {
  const { at, keyAt } = readApp('image: r:1\nenv: {variables: {LEVEL: info}}\nvolume_mounts: [{host_path: /a}]');
  const app = ['container', 'app'] as const;
  assert.is(at(...app, 'image', 'tag'), 'r:1');
  assert.is(at(...app, 'env', 'variables', 0, 'name'), 'LEVEL');
  assert.is(at(...app, 'env', 'variables', 0, 'value'), 'info');
  assert.is(keyAt(...app, 'env', 'variables', 0), 'LEVEL');
  assert.is(at(...app, 'volume_mounts', 0, 'host_path', 'path'), '/a');
});

test('an alias is where it stands; what it holds, where that was written', () => {
  const { at } = readSpec('daemonset: {labels: &all {a: b}}\npod: {labels: *all}');
  assert.is(at('pod', 'labels'), '*all');
  assert.is(at('pod', 'labels', 'a'), 'b');
});

test('an alias from which something has moved', () => {
  const { at } = readSpec('x: &pod {host_network: yes, scheduling: {tolerations: []}}\npod: *pod');
  assert.is(at('pod'), '*pod');
  assert.is(at('pod', 'host_network'), 'yes');
  assert.is(at('pod', 'tolerations'), '[]');
});

test('keys with slashes and tildes', () => {
  const { at } = readSpec('node_selector: {a/b: c, "~": d, "~1": e, "": f}');
  assert.equal(
    ['a/b', '~', '~1', ''].map((key) => at('pod', 'node_selector', key)),
    ['c', 'd', 'e', 'f'],
  );
});

test('all places, by JSON pointer', () => {
  const { documents } = readText('kind: KubernetesDaemonSet\nspec: {tolerations: [{key: a}]}');
  const places = documents[0]?.places;
  assert.ok(places);
  const path = ['spec', 'pod', 'tolerations'];
  assert.equal(
    [...places.keys()],
    ['', '/kind', '/spec', pointer(path), pointer([...path, 0]), pointer([...path, 0, 'key'])],
  );
  assert.is(places.size, 6);
  assert.ok(places.has('/spec'));
  assert.not(places.has('/spec/pod'));
  assert.not(places.has('spec'));
  for (const [at, place] of places) assert.is(places.get(at), place);
});

test.run();
