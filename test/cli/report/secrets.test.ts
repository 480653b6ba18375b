import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { secretsIn, secretsOf } from '../../../src/cli/report/secrets.ts';
import { readDocuments } from '../../../src/read/index.ts';
import { placeIn } from '../../support/findings.ts';

const MANIFEST = `apiVersion: kubernetes.planton.dev/v1
kind: KubernetesDaemonSet
metadata: {name: a}
spec:
  container:
    app:
      env:
        secrets:
          PLAIN: hunter2
          QUOTED: "a\\"b"
          SINGLE: 'it''s'
          NUMBER: 0042
          BLOCK: |
            first
            second
`;

test('the secrets of a document are known as values and as they are written', () => {
  const [document] = readDocuments({ name: 'a.yaml', text: MANIFEST }).documents;
  assert.ok(document);
  const { literals } = secretsOf(document);
  for (const literal of ['hunter2', 'a"b', 'a\\"b', "it's", "it''s", '0042', 'first\nsecond\n']) {
    assert.ok(literals.includes(literal), literal);
  }
});

test('of text that could not be read the words of a line are guessed', () => {
  const source = { name: 'a.yaml', text: 'secrets:\n  API_KEY: *hunter2\n  {"B": "x y", C: z}\n' };
  const spans = ['API_KEY: *hunter2', '{"B": "x y", C: z}'].map((text) => placeIn(source, text).span);
  const { literals } = secretsIn(source, spans);
  for (const literal of ['API_KEY: *hunter2', 'hunter2', 'x y', 'z']) assert.ok(literals.includes(literal), literal);
});

test.run();
