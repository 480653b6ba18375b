import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { LowerOptions } from '../../src/lower/index.ts';
import type { Variable } from '../../src/model/workload.ts';
import { lower, lowerApp, type Parts } from '../support/lowered.ts';

const NODE_NAME: Variable = {
  name: 'K8S_NODE_NAME',
  kind: 'from',
  valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } },
};
const POD_ID: Variable = { name: 'K8S_POD_ID', kind: 'from', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } };
const ALPHA = 'kubernetes.planton.dev/v1alpha1';

const lowerEnv = (parts: Parts, options: LowerOptions = {}): readonly Variable[] =>
  lower(parts, options).workload.app.env;

/** What stands before the variables of the manifest's own. */
const BUILTIN: readonly (readonly [title: string, parts: Parts, want: readonly Variable[]])[] = [
  ['the v1 kinds set them', {}, [NODE_NAME, POD_ID]],
  ['v1alpha1 does not', { apiVersion: ALPHA }, []],
  ['unless it is told to', { apiVersion: ALPHA, app: 'env: {builtin: true}' }, [NODE_NAME, POD_ID]],
  ['nor do the v1 kinds that are told not to', { app: 'env: {builtin: false}' }, []],
  [
    'an adopted DaemonSet keeps its variables',
    { spec: 'selector: {match_labels: {app: a}}\npod_labels: {app: a}' },
    [],
  ],
  [
    'they come first',
    { app: 'env: {variables: {HOST: $(K8S_NODE_NAME)}}' },
    [NODE_NAME, POD_ID, { name: 'HOST', kind: 'value', value: '$(K8S_NODE_NAME)' }],
  ],
  [
    'one of that name wins, in its own place',
    { app: 'env: {variables: {A: x, K8S_NODE_NAME: node}}' },
    [POD_ID, { name: 'A', kind: 'value', value: 'x' }, { name: 'K8S_NODE_NAME', kind: 'value', value: 'node' }],
  ],
  [
    'a secret of that name too',
    { app: 'env: {secrets: {K8S_POD_ID: {secret_ref: {name: s, key: k}}}}' },
    [NODE_NAME, { name: 'K8S_POD_ID', kind: 'from', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }],
  ],
];

for (const [title, parts, want] of BUILTIN) {
  test(`built-in variables: ${title}`, () => assert.equal(lowerEnv(parts), want));
}

test('built-in variables: other containers have them when they are told to', () => {
  const { workload } = lower({
    spec: `
      container:
        app: {image: agent:1}
        sidecars: [{name: one, image: one:1}, {name: two, image: two:1, env: {builtin: true}}]
    `,
  });
  assert.equal(
    workload.sidecars.map(({ env }) => env),
    [[], [NODE_NAME, POD_ID]],
  );
});

/** Below env, and the one variable that comes of it. */
const VARIABLES: Readonly<Record<string, Variable>> = {
  'variables: {LEVEL: info}': { name: 'LEVEL', kind: 'value', value: 'info' },
  'variables: {LEVEL: ""}': { name: 'LEVEL', kind: 'value', value: '' },
  'variables: {PORT: 9200}': { name: 'PORT', kind: 'value', value: '9200' },
  'variables: {NO: off}': { name: 'NO', kind: 'value', value: 'off' },
  'variables: {LEVEL: {value: info}}': { name: 'LEVEL', kind: 'value', value: 'info' },
  'variables: [{name: LEVEL, value: info}]': { name: 'LEVEL', kind: 'value', value: 'info' },
  'variables: [{name: IP, field_ref: {api_version: v1, field_path: status.podIP}}]': {
    name: 'IP',
    kind: 'from',
    valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'status.podIP' } },
  },
  'variables: [{name: IP, value_from: {field_ref: {field_path: status.hostIP}}}]': {
    name: 'IP',
    kind: 'from',
    valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } },
  },
  'variables: [{name: MEM, resource_field_ref: {container_name: agent, resource: limits.memory, divisor: 1Mi}}]': {
    name: 'MEM',
    kind: 'from',
    valueFrom: { resourceFieldRef: { containerName: 'agent', resource: 'limits.memory', divisor: '1Mi' } },
  },
  'variables: [{name: C, config_map_key_ref: {name: c, key: k, optional: false}}]': {
    name: 'C',
    kind: 'from',
    valueFrom: { configMapKeyRef: { name: 'c', key: 'k', optional: false } },
  },
  'variables: [{name: S, secret_key_ref: {name: s, key: k, optional: true}}]': {
    name: 'S',
    kind: 'from',
    valueFrom: { secretKeyRef: { name: 's', key: 'k', optional: true } },
  },
  'variables: [{name: F, file_key_ref: {volume_name: v, path: p, key: k}}]': {
    name: 'F',
    kind: 'from',
    valueFrom: { fileKeyRef: { volumeName: 'v', path: 'p', key: 'k' } },
  },
  'secrets: {TOKEN: x}': { name: 'TOKEN', kind: 'secret', key: 'TOKEN', literal: 'x' },
  'secrets: {TOKEN: {string_value: x}}': { name: 'TOKEN', kind: 'secret', key: 'TOKEN', literal: 'x' },
  'secrets: [{name: TOKEN, value: x}]': { name: 'TOKEN', kind: 'secret', key: 'TOKEN', literal: 'x' },
  'secrets: {TOKEN: {secret_ref: {namespace: monitoring, name: s, key: k, optional: true}}}': {
    name: 'TOKEN',
    kind: 'from',
    valueFrom: { secretKeyRef: { name: 's', key: 'k', optional: true } },
  },
  'secrets: {TOKEN: {value_from: {kind: Vault, env: prod, name: v, field_path: status.token}}}': {
    name: 'TOKEN',
    kind: 'secret',
    key: 'TOKEN',
    meaning: 'prod/Vault/v/status.token',
  },
  'variables: {URL: {value_from: {kind: KafkaKubernetes, env: prod, name: bus, field_path: status.url}}}': {
    name: 'URL',
    kind: 'reference',
    place: 'URL',
  },
};

for (const [given, want] of Object.entries(VARIABLES)) {
  test(`env: {builtin: false, ${given}}`, () =>
    assert.equal(
      lowerEnv({ app: `env: {builtin: false, ${given}}`, spec: 'pod: {volumes: [{name: v, empty_dir: {}}]}' }),
      [want],
    ));
}

const ORDERS: Readonly<Record<string, readonly string[]>> = {
  'variables: {B: b, A: a}, secrets: {D: d, C: c}': ['B', 'A', 'D', 'C'],
  'secrets: {D: d, C: c}, variables: {B: b, A: a}': ['D', 'C', 'B', 'A'],
  'variables: {"10": ten, "9": nine}': ['10', '9'],
};

for (const [given, want] of Object.entries(ORDERS)) {
  test(`the order is the manifest's: ${given}`, () => {
    const names = lowerEnv({ app: `env: {builtin: false, ${given}}` }).map(({ name }) => name);
    assert.equal(names, want);
  });
}

test('a reference is asked for at install time, with what it stands for', () => {
  const { workload } = lower({ app: 'env: {variables: {URL: {value_from: {name: bus, field_path: status.url}}}}' });
  assert.equal(workload.references, { URL: { meaning: 'the variable URL, which is _/bus/status.url' } });
});

test('a reference known when the chart is built is a value', () => {
  const app = `
    env:
      builtin: false
      variables: {URL: {value_from: {kind: Bus, env: prod, name: bus, field_path: status.url}}}
      secrets: {KEY: {value_from: {kind: Bus, name: bus}}}
  `;
  const references = { 'prod/Bus/bus/status.url': 'bus:9092', 'Bus/bus': 'hush' };
  const { workload } = lower({ app }, { references });
  assert.equal(workload.app.env, [
    { name: 'URL', kind: 'value', value: 'bus:9092' },
    { name: 'KEY', kind: 'secret', key: 'KEY', meaning: 'Bus/bus', literal: 'hush' },
  ]);
  assert.equal(workload.references, {});
});

test('what another container asks for has its name before it', () => {
  const { workload } = lower({
    spec: `
      container:
        app: {image: agent:1}
        sidecars:
          - {name: proxy, image: proxy:1, env: {secrets: {TOKEN: x}, variables: {URL: {value_from: {name: bus}}}}}
      init_containers:
        - {name: setup, image: setup:1, env: {secrets: {TOKEN: y}}}
    `,
  });
  assert.equal(workload.sidecars[0]?.env, [
    { name: 'TOKEN', kind: 'secret', key: 'proxy.TOKEN', literal: 'x' },
    { name: 'URL', kind: 'reference', place: 'proxy.URL' },
  ]);
  assert.equal(workload.initContainers[0]?.env, [{ name: 'TOKEN', kind: 'secret', key: 'setup.TOKEN', literal: 'y' }]);
  assert.equal(Object.keys(workload.references), ['proxy.URL']);
});

test('names that mean something to JavaScript are names', () => {
  const { workload } = lower({
    app: `
      env:
        builtin: false
        variables:
          __proto__: {value_from: {name: bus}}
          constructor: {value_from: {name: bus}}
    `,
  });
  assert.equal(
    Object.entries(workload.references).map(([place]) => place),
    ['__proto__', 'constructor'],
  );
});

test('whole ConfigMaps and Secrets, in their order', () => {
  const { envFrom } = lowerApp(`
    env:
      env_from:
        - {prefix: A_, config_map_ref: {name: c, optional: true}}
        - {secret_ref: {name: s}}
  `);
  assert.equal(envFrom, [{ prefix: 'A_', configMapRef: { name: 'c', optional: true } }, { secretRef: { name: 's' } }]);
});

test.run();
