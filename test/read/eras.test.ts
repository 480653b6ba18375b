/** Every older and shorter shape, and the one canonical form that it stands for. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readApp, readSpec } from './reader.ts';

type Case = readonly [name: string, lines: string, wanted: unknown];

const ENV: readonly Case[] = [
  [
    'E1: maps of texts',
    'variables: {LEVEL: info, NO: "1"}\nsecrets: {KEY: s3cr3t}',
    {
      variables: [
        { name: 'LEVEL', value: 'info' },
        { name: 'NO', value: '1' },
      ],
      secrets: [{ name: 'KEY', value: 's3cr3t' }],
    },
  ],
  [
    'E3: string_value and secret_ref',
    'secrets:\n  A: {string_value: x}\n  B: {secret_ref: {namespace: ns, name: s, key: k}}',
    {
      secrets: [
        { name: 'A', value: 'x' },
        { name: 'B', secret_ref: { namespace: 'ns', name: 's', key: 'k' } },
      ],
    },
  ],
  ['E4: value', 'secrets: {A: {value: x}}', { secrets: [{ name: 'A', value: 'x' }] }],
  [
    'E5: value and value_from',
    'variables:\n  A: {value: x}\n  B: {valueFrom: {kind: Redis, env: prod, name: r, fieldPath: status.host}}',
    {
      variables: [
        { name: 'A', value: 'x' },
        { name: 'B', value_from: { kind: 'Redis', env: 'prod', name: 'r', field_path: 'status.host' } },
      ],
    },
  ],
  [
    'E7: lists',
    'variables:\n  - {name: A, value: x}\n  - {name: B, field_ref: {field_path: spec.nodeName}}\nsecrets:\n  - {name: C, value: z}\nenv_from:\n  - {prefix: P_, config_map_ref: {name: c, optional: true}}',
    {
      variables: [
        { name: 'A', value: 'x' },
        { name: 'B', field_ref: { field_path: 'spec.nodeName' } },
      ],
      secrets: [{ name: 'C', value: 'z' }],
      env_from: [{ prefix: 'P_', config_map_ref: { name: 'c', optional: true } }],
    },
  ],
  [
    'a mixture',
    'variables:\n  A: x\n  B: {value: w}\nsecrets:\n  - {name: C, value: z}',
    {
      variables: [
        { name: 'A', value: 'x' },
        { name: 'B', value: 'w' },
      ],
      secrets: [{ name: 'C', value: 'z' }],
    },
  ],
  ['an empty text', 'variables: {A: ""}', { variables: [{ name: 'A', value: '' }] }],
  ['a list, as in Kubernetes', '- {name: A, value: x}', { variables: [{ name: 'A', value: 'x' }] }],
  [
    'sources below value_from, as in Kubernetes',
    '- name: A\n  valueFrom: {fieldRef: {fieldPath: spec.nodeName}}\n- name: B\n  valueFrom: {secretKeyRef: {name: s, key: k}}\n- name: C\n  value_from: {config_map_key_ref: {name: c, key: k}}\n- name: D\n  value_from: {resource_field_ref: {resource: limits.cpu}}',
    {
      variables: [
        { name: 'A', field_ref: { field_path: 'spec.nodeName' } },
        { name: 'B', secret_key_ref: { name: 's', key: 'k' } },
        { name: 'C', config_map_key_ref: { name: 'c', key: 'k' } },
        { name: 'D', resource_field_ref: { resource: 'limits.cpu' } },
      ],
    },
  ],
  ['a list for one variable', 'variables: {A: [x]}', { variables: [{ name: 'A', value: ['x'] }] }],
];

for (const [name, lines, env] of ENV) {
  test(`env, ${name}`, () => {
    const { app, findings } = readApp(`env:\n${lines.replace(/^(?=.)/gm, '  ')}`);
    assert.equal({ app, findings }, { app: { env }, findings: [] });
  });
}

const MOUNTS: readonly Case[] = [
  ['E1: a text', 'host_path: /a', { host_path: { path: '/a' } }],
  [
    'E1: a type beside it',
    'host_path: /a\nhost_path_type: Directory',
    { host_path: { path: '/a', type: 'Directory' } },
  ],
  ['E1: in camelCase', 'hostPathType: Socket\nhostPath: /a', { host_path: { path: '/a', type: 'Socket' } }],
  ['E2: a source', 'host_path: {path: /a, type: File}', { host_path: { path: '/a', type: 'File' } }],
  ['E1 and E2', 'host_path: {path: /a}\nhost_path_type: File', { host_path: { path: '/a', type: 'File' } }],
  ['E2: pvc', 'pvc: {claim_name: c}', { persistent_volume_claim: { claim_name: 'c' } }],
  ['Kubernetes', 'secret: {secretName: s, defaultMode: 0400}', { secret: { name: 's', default_mode: 256 } }],
];

for (const [name, lines, mount] of MOUNTS) {
  test(`mount, ${name}`, () => {
    const { app, findings } = readApp(`volume_mounts:\n  -\n${lines.replace(/^(?=.)/gm, '    ')}`);
    assert.equal({ app, findings }, { app: { volume_mounts: [mount] }, findings: [] });
  });
}

const SPECS: readonly Case[] = [
  ['namespace as a text', 'namespace: monitoring', { namespace: { value: 'monitoring' } }],
  [
    'account, flat',
    'create_service_account: true\nservice_account_name: a',
    { service_account: { create: true, name: 'a' } },
  ],
  ['account of the pod', 'pod: {service_account: {value: a}}', { service_account: { name: 'a' } }],
  ['account, as in Kubernetes', 'pod: {serviceAccountName: a}', { service_account: { name: 'a' } }],
  [
    'account, mixed',
    'createServiceAccount: true\npod: {serviceAccount: a}',
    { service_account: { create: true, name: 'a' } },
  ],
  [
    'update strategy, E8',
    'update_strategy: {type: RollingUpdate, max_unavailable: "1", max_surge: 0}',
    { update_strategy: { type: 'RollingUpdate', rolling_update: { max_unavailable: '1', max_surge: 0 } } },
  ],
  [
    'update strategy, half and half',
    'update_strategy: {max_unavailable: 1, rollingUpdate: {maxSurge: 0}}',
    { update_strategy: { rolling_update: { max_unavailable: 1, max_surge: 0 } } },
  ],
  [
    'what is beside the pod',
    'node_selector: {a: b}\ntolerations: [{key: k}]',
    { pod: { node_selector: { a: 'b' }, tolerations: [{ key: 'k' }] } },
  ],
  [
    'convenience under spec',
    'host_network: true\nhostPid: true\npod_labels: {a: b}\npod_security_context: {run_as_user: 0}\ntermination_grace_period_seconds: 5',
    {
      pod: {
        host_network: true,
        host_pid: true,
        labels: { a: 'b' },
        security_context: { run_as_user: 0 },
        termination_grace_period_seconds: 5,
      },
    },
  ],
  [
    'scheduling',
    'pod:\n  host_network: true\n  scheduling:\n    node_selector: {a: b}\n    topologySpreadConstraints: [{max_skew: 1}]\n    node_affinity:\n      required: [{match_fields: []}]\n      preferred: []\n    podAffinity: {preferred: []}',
    {
      pod: {
        host_network: true,
        node_selector: { a: 'b' },
        topology_spread_constraints: [{ max_skew: 1 }],
        affinity: {
          node_affinity: {
            required_during_scheduling_ignored_during_execution: { node_selector_terms: [{ match_fields: [] }] },
            preferred_during_scheduling_ignored_during_execution: [],
          },
          pod_affinity: { preferred_during_scheduling_ignored_during_execution: [] },
        },
      },
    },
  ],
  ['an empty scheduling', 'pod: {host_ipc: true, scheduling: {}}', { pod: { host_ipc: true } }],
  [
    'two halves of one object',
    'pod_labels: {a: b}\naffinity: {node_affinity: {preferred: []}}\npod:\n  labels: {c: d}\n  affinity: {pod_affinity: {preferred: []}}',
    {
      pod: {
        labels: { a: 'b', c: 'd' },
        affinity: {
          node_affinity: { preferred_during_scheduling_ignored_during_execution: [] },
          pod_affinity: { preferred_during_scheduling_ignored_during_execution: [] },
        },
      },
    },
  ],
  [
    'ConfigMaps',
    'config_maps:\n  app.conf: |\n    a\n  other: {data: {k: v}, immutable: true}',
    { config_maps: { 'app.conf': { data: { 'app.conf': 'a\n' } }, other: { data: { k: 'v' }, immutable: true } } },
  ],
  [
    'pull secrets',
    'pod: {image_pull_secrets: [{value: a}, {name: b}, c]}',
    { pod: { image_pull_secrets: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] } },
  ],
  [
    'sidecars',
    'container:\n  sidecars:\n    - name: s\n      image: host:5000/r:1\n      ports: [{containerPort: 80, protocol: UDP}]\n      env: [{name: A, value: x}]',
    {
      container: {
        sidecars: [
          {
            name: 's',
            image: { repo: 'host:5000/r', tag: '1' },
            ports: [{ container_port: 80, network_protocol: 'UDP' }],
            env: { variables: [{ name: 'A', value: 'x' }] },
          },
        ],
      },
    },
  ],
];

for (const [name, lines, wanted] of SPECS) {
  test(`spec, ${name}`, () => {
    const { spec, findings } = readSpec(lines);
    assert.equal({ spec, findings }, { spec: wanted, findings: [] });
  });
}

test('what older shapes do not know is not taken along', () => {
  const { spec, findings } = readSpec('pod: {scheduling: {tolerations: [], tolerration: [], dns_policy: Default}}');
  assert.equal(spec, { pod: { tolerations: [] } });
  assert.equal(findings, ['unknown-field: tolerration', 'unknown-field: dns_policy']);
});

test('what is no field stays under its name, and its value as YAML has it', () => {
  const { spec } = readSpec('host_netwrok: yes\npod: {tolerationz: [1], Labels: {a: ~}}');
  assert.equal(spec, { host_netwrok: true, pod: { tolerationz: [1], Labels: { a: null } } });
});

test('what has the wrong type stays', () => {
  const { spec, findings } = readSpec('rbac: 5\nnode_selector: [a]\ntolerations: {}\nupdate_strategy: RollingUpdate');
  assert.equal(spec, { rbac: 5, pod: { node_selector: ['a'], tolerations: {} }, update_strategy: 'RollingUpdate' });
  assert.equal(findings, []);
});

test.run();
