import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { render } from '../support/lowered.ts';

/** Metadata of an object, and the namespace it gets when the chart's is team-a. */
const NAMESPACES: readonly (readonly [kind: string, metadata: string, want: string | undefined])[] = [
  ['ConfigMap', '{name: x}', 'team-a'],
  ['ConfigMap', '{name: x, namespace: kube-system}', 'kube-system'],
  ['ConfigMap', '{name: x, namespace: ""}', 'team-a'],
  ['ServiceMonitor', '{name: x}', 'team-a'],
  ['PriorityClass', '{name: x}', undefined],
  ['ClusterRole', '{name: x}', undefined],
  ['CSIDriver', '{name: x}', undefined],
  ['StorageClass', '{name: x}', undefined],
  ['CustomResourceDefinition', '{name: x}', undefined],
  ['Namespace', '{name: x}', undefined],
];

for (const [kind, metadata, want] of NAMESPACES) {
  test(`${kind} ${metadata} goes to ${want ?? 'the cluster'}`, () => {
    const objects = render(
      { spec: `extra_objects: [{apiVersion: v1, kind: ${kind}, metadata: ${metadata}}]` },
      { namespace: 'team-a' },
    );
    assert.is(objects[`${kind}/x`]?.metadata.namespace, want);
  });
}

test('the rest of them is as it was written, without a label of ours', () => {
  const { 'Widget/w': widget } = render({
    metadata: 'labels: {team: node}',
    spec: `
      extra_objects:
        - apiVersion: example.com/v1
          kind: Widget
          metadata: {name: w, namespace: other, labels: {a: b}}
          spec: {text: "{{ .Values.x }}", zero: 0, off: false, list: [], snake_case: {}}
    `,
  });
  assert.equal(widget, {
    apiVersion: 'example.com/v1',
    kind: 'Widget',
    metadata: { name: 'w', namespace: 'other', labels: { a: 'b' } },
    spec: { text: '{{ .Values.x }}', zero: 0, off: false, list: [], snake_case: {} },
  });
});

test.run();
