import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { checkObject } from '../../src/check/objects.ts';
import { readObjects } from '../../src/read/objects.ts';
import { positionAt } from '../../src/source.ts';

/** The findings of a text as `line code message`. */
function findings(text: string): string[] {
  const { objects, diagnostics } = readObjects({ name: 'objects.yaml', text });
  return [...diagnostics, ...objects.flatMap(checkObject)].map(({ at, code, message }) => {
    const line = at === undefined ? 0 : positionAt(at.source.text, at.span.start).line;
    return `${line} ${code} ${message}`;
  });
}

const daemonSet = (container: string, spec = 'selector: {matchLabels: {app: a}}', apiVersion = 'apps/v1') => `
apiVersion: ${apiVersion}
kind: DaemonSet
metadata: {name: a, creationTimestamp: null}
spec:
  ${spec}
  template:
    metadata: {labels: {app: a}}
    spec:
      containers:
        - name: a
          image: a:1
          ${container}
`;

for (const [what, text, want] of [
  ['a valid one', daemonSet('env: [{name: A, value: null}]'), []],
  ['no selector', daemonSet('', 'minReadySeconds: 1'), ['5 missing-field spec needs "selector".']],
  [
    'a command as text',
    daemonSet('command: run'),
    ['13 wrong-type spec.template.spec.containers[0].command is to be a list, not the text "run".'],
  ],
  [
    'a boolean as a variable’s value',
    daemonSet('env: [{name: A, value: true}]'),
    ['13 wrong-type spec.template.spec.containers[0].env[0].value is to be text, not the boolean true.'],
  ],
  [
    'an unknown field',
    daemonSet('imagePulPolicy: Always'),
    ['13 unknown-field spec.template.spec.containers[0] has no field "imagePulPolicy".'],
  ],
  [
    'a word that validation does not know',
    daemonSet('terminationMessagePolicy: Sometimes'),
    ['13 unknown-word spec.template.spec.containers[0].terminationMessagePolicy cannot be "Sometimes".'],
  ],
  ['an empty selector', daemonSet('', 'selector: {}'), ['6 selector-empty spec.selector selects every pod.']],
  [
    'a selector that the pods do not meet',
    daemonSet('', 'selector: {matchLabels: {app: b}}'),
    ['6 selector-misses-pods spec.selector asks for the label app in a way that spec.pod.labels does not meet.'],
  ],
  [
    'a version of long ago',
    daemonSet('', undefined, 'extensions/v1beta1'),
    ['2 daemonset-version-old A DaemonSet of extensions/v1beta1 is one that no Kubernetes since 1.16 takes.'],
  ],
  [
    'a Secret that is not base64',
    'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata:\n  a: VALUE_KEY\n  b: |\n    dmFs\n    dWU=\n',
    ['5 binary-data-invalid data.a is not base64.'],
  ],
  ['another kind is not looked into', 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {what: ever}\n', []],
  ['but needs a name', 'apiVersion: v1\nkind: Pod\nmetadata: {}\n', ['3 missing-field metadata needs "name".']],
  [
    'a Service beside it',
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: "80"}]}\n',
    ['4 wrong-type spec.ports[0].port is to be an integer, not the text "80".'],
  ],
  [
    'a NetworkPolicy beside it',
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec: {podSelector: {}, ingres: []}\n',
    ['4 unknown-field spec has no field "ingres".'],
  ],
  [
    'what is no object',
    'apiVersion: v1\nkind: Service\n',
    ['1 document-not-an-object This document is not a Kubernetes object.'],
  ],
] as const) {
  test(what, () => assert.equal(findings(text), want));
}

test('the fields of an unknown one are guessed', () => {
  const { objects } = readObjects({ name: 'a', text: daemonSet('imagePulPolicy: Always') });
  assert.equal(
    objects.flatMap(checkObject).map(({ help }) => help),
    ['Did you mean "imagePullPolicy"?'],
  );
});

test.run();
