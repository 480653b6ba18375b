/** Documents of a file: which are manifests, which are skipped, which are mistakes. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readDocuments } from '../../src/read/index.ts';

const read = (text: string) => {
  const { documents, skipped, diagnostics } = readDocuments({ name: 'x', text });
  return {
    values: documents.map(({ value }) => value),
    spans: documents.map(({ span }) => text.slice(span.start, span.end)),
    skipped: skipped.map(({ apiVersion, kind, place }) => [
      apiVersion,
      kind,
      text.slice(place.span.start, place.span.end),
    ]),
    findings: diagnostics.map(({ code }) => code),
  };
};

const KIND = { kind: 'KubernetesDaemonSet' };

test('the top of a manifest', () => {
  const { values } = read(
    'apiVersion: kubernetes.planton.dev/v1\nkind: KubernetesDaemonSet\nmetadata: {name: a}\nspec: {}\nstatus: {a: [~]}',
  );
  assert.equal(values, [
    { api_version: 'kubernetes.planton.dev/v1', ...KIND, metadata: { name: 'a' }, spec: {}, status: { a: [null] } },
  ]);
});

test('several manifests', () => {
  const { values, spans } = read('# one\nkind: KubernetesDaemonSet\n---\nkind: KubernetesDaemonSet\nspec: {} # end\n');
  assert.equal(values, [KIND, { ...KIND, spec: {} }]);
  assert.equal(spans, ['kind: KubernetesDaemonSet', 'kind: KubernetesDaemonSet\nspec: {}']);
});

test('an anchor is of its own document', () => {
  const { values, findings } = read('kind: &k KubernetesDaemonSet\n---\nkind: *k\n');
  assert.equal(values, [KIND]);
  assert.equal(findings, ['yaml-syntax']);
});

test('documents of other kinds are skipped, with their mistakes', () => {
  const { values, skipped, findings } = read(
    'apiVersion: apps/v1\nkind: DaemonSet\na: 1\na: 2\n---\nkind: "List"\n---\nkind: KubernetesDaemonSet',
  );
  assert.equal(values, [KIND]);
  assert.equal(skipped, [
    ['apps/v1', 'DaemonSet', 'DaemonSet'],
    [undefined, 'List', '"List"'],
  ]);
  assert.equal(findings, []);
});

test('no kind, or a slip of it, is left to the check phase', () => {
  const { values } = read('spec: {}\n---\nkind: KubernetesDeamonSet\n---\nkind: [a]\n---\nkind: ~\nspec: {}');
  assert.equal(values, [{ spec: {} }, { kind: 'KubernetesDeamonSet' }, { kind: ['a'] }, { spec: {} }]);
});

test('empty documents are ignored', () => {
  for (const text of ['', '# nothing\n', '---\n---\n# nothing\n', '~', 'null\n']) {
    assert.equal(read(text), { values: [], spans: [], skipped: [], findings: [] });
  }
});

test('what is no map is an error', () => {
  assert.equal(read('- a\n---\nhello\n---\n5\n').findings, Array(3).fill('document-not-a-map'));
});

test('apiVersion in both spellings', () => {
  assert.equal(read('apiVersion: a\napi_version: b\nkind: KubernetesDaemonSet').findings, ['field-in-two-spellings']);
});

test('only text that is not YAML has secrets of its own', () => {
  const secrets = (text: string) => readDocuments({ name: 'x', text }).secrets.length;
  assert.is(secrets('secrets:\n  A: "one'), 1);
  assert.is(secrets('secrets:\n  A: "one"'), 0);
});

test.run();
