import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json, KubernetesObject } from '../../src/model/workload.ts';
import { plainObjects, withoutTemplated } from '../../src/verify/overlay/texts.ts';

const object = (name: string) =>
  ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }) as unknown as KubernetesObject;
const text = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;

/** extraObjects, and the names of those objects that can be told without Helm. */
const PLAIN: readonly (readonly [extraObjects: Json, want: readonly string[]])[] = [
  [null, []],
  [[object('a') as unknown as Json], ['a']],
  [[text('a')], ['a']],
  [[`${text('a')}---\n${text('b')}`], ['a', 'b']],
  [['a: b'], []],
  [[text('"{{ .Release.Name }}"')], []],
];
for (const [extraObjects, want] of PLAIN) {
  test(JSON.stringify(extraObjects), () =>
    assert.equal(
      plainObjects({ extraObjects }, (object) => object).map(({ metadata }) => metadata.name),
      want,
    ),
  );
}

const printed = `---
# Source: agent/templates/configmap.yaml
${text('own')}---
# Source: agent/templates/objects.yaml
${text('rel')}---
# Source: agent/templates/objects.yaml
${text('known')}`;
const all = ['own', 'rel', 'known'].map(object);
const left = (extraObjects: Json): readonly string[] =>
  withoutTemplated(printed, all, [object('known')], { extraObjects }).map(({ metadata }) => metadata.name);

test('what a template among extraObjects says is left out, and nothing else', () => {
  assert.equal(left([text('"{{ .Release.Name }}"')]), ['own', 'known']);
  assert.equal(left([text('rel')]), ['own', 'rel', 'known']);
});

test.run();
