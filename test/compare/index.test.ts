import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compareObjects, describeDifferences } from '../../src/compare/index.ts';
import { configMap, container, daemonSet, env, object, rbac, secret } from './objects.ts';

test('objects are matched by group, kind, namespace and name, in any order', () => {
  const other = { ...configMap({}), metadata: { name: 'x', namespace: 'other' } };
  const widget = object('example.org/v1', 'ConfigMap');
  assert.equal(compareObjects([configMap({}), other, widget], [widget, other, configMap({})]), []);
});

test('an object that only one set has', () => {
  assert.equal(compareObjects([daemonSet(), configMap({})], [daemonSet()]), [
    { kind: 'missing', object: 'ConfigMap x', path: '' },
  ]);
  assert.equal(compareObjects([], [daemonSet()]), [{ kind: 'extra', object: 'DaemonSet logging/agent', path: '' }]);
});

test('an object that stands twice is a difference, also when both are alike', () => {
  const twice = [configMap({}), configMap({})];
  assert.equal(compareObjects([configMap({})], twice), [{ kind: 'extra', object: 'ConfigMap x', path: '' }]);
  assert.equal(compareObjects(twice, [configMap({})]), [{ kind: 'missing', object: 'ConfigMap x', path: '' }]);
  assert.is(compareObjects(twice, twice).length, 2);
});

test('a difference has its path and both values, defaults written out', () => {
  assert.equal(compareObjects([env({ name: 'X', value: 'a' })], [env({ name: 'X', value: 'b' })]), [
    {
      kind: 'changed',
      object: 'DaemonSet logging/agent',
      path: 'spec.template.spec.containers[name=app].env[name=X].value',
      want: 'a',
      got: 'b',
    },
  ]);
  const [pull] = compareObjects([container({})], [container({ imagePullPolicy: 'Always' })]);
  assert.equal([pull?.want, pull?.got], ['IfNotPresent', 'Always']);
});

test('several differences of one object, each at its place', () => {
  const want = container({ args: ['-a', '-b', '-c'], env: [{ name: 'A', value: '1' }, { name: 'B' }] });
  const got = container({ args: ['-c', '-a', '-x'], env: [{ name: 'B' }, { name: 'C' }] });
  const app = 'spec.template.spec.containers[name=app]';
  assert.equal(
    compareObjects([want], [got]).map(({ kind, path, want, got }) => [kind, path, want, got]),
    [
      ['changed', `${app}.args[1]`, '-b', '-x'],
      ['order', `${app}.args`, ['-a', '-b', '-c'], ['-c', '-a', '-x']],
      ['missing', `${app}.env[name=A]`, { name: 'A', value: '1' }, undefined],
      ['extra', `${app}.env[name=C]`, undefined, { name: 'C' }],
    ],
  );
});

test('a name that stands twice in a list', () => {
  const app = 'spec.template.spec.containers[name=app]';
  const want = env({ name: 'A', value: '1' }, { name: 'A', value: '2' });
  const got = env({ name: 'A', value: '1' }, { name: 'A', value: '3' });
  assert.equal(
    compareObjects([want], [got]).map(({ path }) => path),
    [`${app}.env[name=A#2].value`],
  );
});

test('what servers write says nothing of a live object, and counts in a rendering', () => {
  for (const field of ['uid', 'resourceVersion', 'creationTimestamp', 'generation', 'selfLink']) {
    const plain = configMap({});
    const served = { ...plain, metadata: { ...plain.metadata, [field]: '1' } } as typeof plain;
    assert.equal(compareObjects([plain], [served], { exact: true }), []);
    const [found] = compareObjects([plain], [served], { rendered: true });
    assert.is(found?.path, `metadata.${field}`);
  }
});

test('with exact, the order of every list counts', () => {
  const rules = (...verbs: string[]) => rbac('Role', { rules: [{ verbs }] });
  const volumes = (...names: string[]) => daemonSet({ volumes: names.map((name) => ({ name, emptyDir: {} })) });
  assert.equal(compareObjects([volumes('a', 'b')], [volumes('b', 'a')]), []);
  assert.equal(compareObjects([volumes('a', 'b')], [volumes('b', 'a')], { exact: true }), [
    {
      kind: 'order',
      object: 'DaemonSet logging/agent',
      path: 'spec.template.spec.volumes',
      want: ['a', 'b'],
      got: ['b', 'a'],
    },
  ]);
  assert.is(compareObjects([rules('get', 'list')], [rules('list', 'get')], { exact: true })[0]?.path, 'rules[0].verbs');
  assert.equal(compareObjects([volumes('a', 'b')], [volumes('a', 'b')], { exact: true }), []);
});

test('what a Secret holds is never shown', () => {
  const found = compareObjects(
    [secret({ stringData: { a: 'hunter2', b: 'hunter2' } })],
    [secret({ stringData: { a: 'hunter3' } })],
  );
  assert.equal(
    found.map(({ kind, path, want, got }) => [kind, path, want, got]),
    [
      ['changed', 'data.a', '***', '***'],
      ['missing', 'data.b', '***', undefined],
    ],
  );
  const [whole] = compareObjects([secret({ stringData: { a: 'hunter2' } })], [secret({})]);
  assert.equal([whole?.path, whole?.want], ['data', '***']);
});

test('differences as text', () => {
  const text = describeDifferences(
    compareObjects(
      [container({ args: ['-a', '-b'], workingDir: '/' }), configMap({ data: { script: 'one\ntwo\nthree' } })],
      [container({ args: ['-b', '-a'] }), configMap({ data: { script: 'one\n2\nthree' } }), secret({})],
    ),
  );
  assert.is(
    text,
    `DaemonSet logging/agent
  spec.template.spec.containers[name=app].args: order
    - ["-a","-b"]
    + ["-b","-a"]
  spec.template.spec.containers[name=app].workingDir: missing
    - "/"
ConfigMap x
  data.script: changed
    from line 2
    - "two"
    + "2"
Secret x: extra
`,
  );
  assert.is(describeDifferences([]), '');
});

test('large lists are compared in one pass', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `N${index}`);
  const want = env(...names.map((name) => ({ name, value: '$(N0)' })));
  const got = env(...names.map((name) => ({ name, value: '$(N0)' })), { name: 'LAST' });
  const args = [container({ args: names }), container({ args: [...names].reverse() })] as const;
  const before = process.cpuUsage();
  assert.is(compareObjects([want], [got]).length, 1);
  assert.is(compareObjects([args[0]], [args[1]]).length, 1);
  // Quadratic, it takes minutes.
  const { user } = process.cpuUsage(before);
  assert.ok(user < 5_000_000, `${user} µs`);
});

test.run();
