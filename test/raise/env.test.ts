import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { daemonSet, raiseOne } from '../support/raised.ts';

const env = (container: string) => raiseOne(daemonSet({ container })).spec.container.app.env;

const SECRET = '{name: KEY, valueFrom: {secretKeyRef: {name: s, key: k}}}';
const RAISED_SECRET = { name: 'KEY', secret_ref: { name: 's', key: 'k' } };

for (const [what, given, want] of [
  ['a value', 'env: [{name: A, value: "1"}]', { variables: [{ name: 'A', value: '1' }] }],
  ['a variable without a value is empty', 'env: [{name: A}]', { variables: [{ name: 'A', value: '' }] }],
  [
    'a field, without the one API version there is',
    'env: [{name: A, valueFrom: {fieldRef: {apiVersion: v1, fieldPath: spec.nodeName}}}]',
    { variables: [{ name: 'A', field_ref: { field_path: 'spec.nodeName' } }] },
  ],
  [
    'a Secret’s key at the end has a list of its own',
    `env: [{name: A, value: "1"}, ${SECRET}]`,
    { variables: [{ name: 'A', value: '1' }], secrets: [RAISED_SECRET] },
  ],
  [
    'so has one at the start, and the list comes first',
    `env: [${SECRET}, {name: A, value: "1"}]`,
    { secrets: [RAISED_SECRET], variables: [{ name: 'A', value: '1' }] },
  ],
  [
    'one in the middle keeps its place',
    `env: [{name: A, value: "1"}, ${SECRET}, {name: B, value: $(KEY)}]`,
    {
      variables: [
        { name: 'A', value: '1' },
        { name: 'KEY', secret_key_ref: { name: 's', key: 'k' } },
        { name: 'B', value: '$(KEY)' },
      ],
    },
  ],
  [
    'whole objects',
    'envFrom: [{prefix: P_, configMapRef: {name: c, optional: true}}]',
    { env_from: [{ prefix: 'P_', config_map_ref: { name: 'c', optional: true } }] },
  ],
] as const) {
  test(what, () => {
    assert.equal(env(given), want);
    assert.equal(Object.keys(env(given) ?? {}), Object.keys(want));
  });
}

const TWICE = 'env: [{name: A, value: "1"}, {name: B, value: "b"}, {name: A, value: "2"}]';

test('of two variables of one name the last counts, which a finding says', () => {
  const { spec, findings } = raiseOne(daemonSet({ container: TWICE }));
  assert.equal(spec.container.app.env, {
    variables: [
      { name: 'B', value: 'b' },
      { name: 'A', value: '2' },
    ],
  });
  assert.equal(findings, ['env-overridden: {name: A, value: "1"}']);
});

test('both stay where one between refers to the first', () => {
  const { spec, findings } = raiseOne(daemonSet({ container: TWICE.replace('"b"', '"$(A)"') }));
  assert.is(spec.container.app.env?.variables?.length, 3);
  assert.equal(findings, []);
});

test.run();
