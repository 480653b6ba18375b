import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileSource } from '../../src/compile.ts';
import { positionAt } from '../../src/source.ts';
import { manifestText } from '../support/lowered.ts';

/** The findings of an extra object, which begins in line 8, as `line:column code message`. */
function findings(object: string): string[] {
  const text = manifestText({
    spec: `extra_objects:\n  - ${object.trim().replaceAll('\n', '\n    ')}`,
    app: 'resources: {limits: {memory: 1Gi}}',
  });
  const [compiled] = compileSource({ name: 'agent.yaml', text }).manifests;
  return (compiled?.diagnostics ?? []).map(({ at, code, message, help }) => {
    const { line, column } = positionAt(text, at?.span.start ?? 0);
    return `${line}:${column} ${code} ${message}${help === undefined ? '' : ` ${help}`}`;
  });
}

const head = (apiVersion: string, kind: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\n`;

for (const [what, object, want] of [
  ['a ConfigMap of texts', `${head('v1', 'ConfigMap')}data: {a: "1", b: null}`, []],
  [
    'a number in a ConfigMap',
    `${head('v1', 'ConfigMap')}data: {a: 1}`,
    ['11:17 wrong-type data.a is to be text, not the number 1. Put it in quotes.'],
  ],
  [
    'a misspelt field of a Service',
    `${head('v1', 'Service')}spec: {selectr: {a: b}}`,
    ['11:14 unknown-field spec has no field "selectr". Did you mean "selector"?'],
  ],
  [
    'a rule of a Role that allows nothing',
    `${head('rbac.authorization.k8s.io/v1', 'Role')}rules: [{apiGroups: [""], resource: [pods]}]`,
    [
      '11:15 missing-field rules[0] needs "verbs".',
      '11:33 unknown-field rules[0] has no field "resource". Did you mean "resources"?',
    ],
  ],
  [
    'a name and a label that are no texts',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: true, labels: {a: 2}}',
    [
      '10:24 wrong-type metadata.name is to be text, not the boolean true. Put it in quotes.',
      '10:42 wrong-type metadata.labels.a is to be text, not the number 2. Put it in quotes.',
    ],
  ],
  [
    'bytes that are no base64',
    `${head('v1', 'ConfigMap')}binaryData: {a: "?"}`,
    [
      '11:23 binary-data-invalid binaryData.a is not base64. Encode it with base64, or move it to data when it is text.',
    ],
  ],
  ['another kind is taken as it is', `${head('example.com/v1', 'ConfigMap')}data: {a: 1}`, []],
] as const) {
  test(what, () => assert.equal(findings(object).sort(), want));
}

test('a secret is not told by what is wrong with it', () => {
  const said = findings(`${head('v1', 'Secret')}stringData: {a: 7654321}`).join('\n');
  assert.match(said, /wrong-type stringData\.a is to be text, not a number\./);
  assert.not.match(said, /7654321/);
});

test.run();
