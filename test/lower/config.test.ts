import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ConfigMapData, JsonObject, SecretKeys } from '../../src/model/workload.ts';
import { lower } from '../support/lowered.ts';

const MAP: ConfigMapData = { data: {}, binaryData: {}, labels: {}, annotations: {} };

const CONFIG_MAPS: Readonly<Record<string, ConfigMapData>> = {
  '"level: info\\n"': { ...MAP, data: { 'agent.yaml': 'level: info\n' } },
  '{data: {a: b, snake_case: "  kept\\n\\n"}}': { ...MAP, data: { a: 'b', snake_case: '  kept\n\n' } },
  '{binary_data: {logo: AAEC}}': { ...MAP, binaryData: { logo: 'AAEC' } },
  '{data: {a: b}, immutable: false}': { ...MAP, data: { a: 'b' }, immutable: false },
  '{data: {a: b}, name: exact, labels: {l: m}, annotations: {n: o}}': {
    ...MAP,
    data: { a: 'b' },
    name: 'exact',
    labels: { l: 'm' },
    annotations: { n: 'o' },
  },
  '{data: {a: b}, name: ""}': { ...MAP, data: { a: 'b' } },
};

for (const [given, want] of Object.entries(CONFIG_MAPS)) {
  test(`config_maps: {agent.yaml: ${given}}`, () => {
    assert.equal(lower({ spec: `config_maps: {agent.yaml: ${given}}` }).workload.configMaps, { 'agent.yaml': want });
  });
}

const SECRET: SecretKeys = { type: 'Opaque', keys: ['token'], labels: {}, annotations: {} };

const SECRETS: Readonly<Record<string, SecretKeys>> = {
  '{keys: [token]}': SECRET,
  '{type: kubernetes.io/tls, keys: [tls.crt, tls.key]}': {
    ...SECRET,
    type: 'kubernetes.io/tls',
    keys: ['tls.crt', 'tls.key'],
  },
  '{keys: [token], immutable: true, name: exact, labels: {l: m}, annotations: {n: o}}': {
    ...SECRET,
    immutable: true,
    name: 'exact',
    labels: { l: 'm' },
    annotations: { n: 'o' },
  },
};

for (const [given, want] of Object.entries(SECRETS)) {
  test(`secrets: {s: ${given}}`, () =>
    assert.equal(lower({ spec: `secrets: {s: ${given}}` }).workload.secrets, { s: want }));
}

const RULES: Readonly<Record<string, JsonObject>> = {
  '{api_groups: [""], resources: [nodes/proxy], verbs: [get, "*"]}': {
    apiGroups: [''],
    resources: ['nodes/proxy'],
    verbs: ['get', '*'],
  },
  '{apiGroups: [apps], resources: [daemonsets], verbs: [get], resourceNames: [agent]}': {
    apiGroups: ['apps'],
    resources: ['daemonsets'],
    verbs: ['get'],
    resourceNames: ['agent'],
  },
};

for (const [given, want] of Object.entries(RULES)) {
  test(`rbac: ${given}`, () => {
    const { rbac } = lower({
      spec: `create_service_account: true\nrbac: {cluster_rules: [${given}], namespace_rules: [${given}]}`,
    }).workload;
    assert.equal(rbac, { clusterRules: [want], rules: [want] });
  });
}

test('rules of the cluster may name paths in place of resources', () => {
  const { rbac } = lower({
    spec: 'create_service_account: true\nrbac: {cluster_rules: [{non_resource_urls: [/metrics], verbs: [get]}]}',
  }).workload;
  assert.equal(rbac, { clusterRules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }], rules: [] });
});

test('roles may have exact names; an empty one is none', () => {
  const names = (spec: string): unknown => {
    const { name, clusterName } = lower({ spec: `rbac: ${spec}` }).workload.rbac;
    return [name, clusterName];
  };
  assert.equal(names('{name: reader, cluster_name: node-reader}'), ['reader', 'node-reader']);
  assert.equal(names('{name: "", cluster_name: ""}'), [undefined, undefined]);
});

test('extra objects are data: nothing of them is respelled', () => {
  const { extraObjects } = lower({
    spec: `
      extra_objects:
        - apiVersion: example.com/v1
          kind: Widget
          metadata: {name: w, namespace: other}
          spec: {snake_case: [1, 0, false, "", {}, 1.5], camelCase: {host_path: x}}
    `,
  }).workload;
  assert.equal(extraObjects, [
    {
      apiVersion: 'example.com/v1',
      kind: 'Widget',
      metadata: { name: 'w', namespace: 'other' },
      spec: { snake_case: [1, 0, false, '', {}, 1.5], camelCase: { host_path: 'x' } },
    },
  ]);
});

test.run();
