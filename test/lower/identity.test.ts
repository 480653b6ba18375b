import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Account, Workload } from '../../src/model/workload.ts';
import { lower } from '../support/lowered.ts';

const NONE: Account = { create: false, labels: {}, annotations: {}, automount: true, imagePullSecrets: [] };

/** Below spec, and the account. */
const ACCOUNTS: Readonly<Record<string, Account>> = {
  '': NONE,
  'create_service_account: true': { ...NONE, create: true },
  'create_service_account: true\nservice_account_name: node-agent': { ...NONE, create: true, name: 'node-agent' },
  'service_account_name: node-agent': { ...NONE, name: 'node-agent' },
  'create_service_account: false\nservice_account_name: ""': NONE,
  'pod: {service_account: {value: node-agent}}': { ...NONE, name: 'node-agent' },
  'pod: {service_account_name: node-agent}': { ...NONE, name: 'node-agent' },
  'service_account: node-agent': { ...NONE, name: 'node-agent' },
  'service_account: {create: true, name: a, labels: {l: m}, annotations: {n: o}, automount_service_account_token: false, image_pull_secrets: [p, {name: q}]}':
    {
      create: true,
      name: 'a',
      labels: { l: 'm' },
      annotations: { n: 'o' },
      automount: false,
      imagePullSecrets: [{ name: 'p' }, { name: 'q' }],
    },
  'service_account: {value_from: {kind: Account, name: a, field_path: metadata.name}}': {
    ...NONE,
    place: 'serviceAccount.name',
  },
};

for (const [given, want] of Object.entries(ACCOUNTS)) {
  test(`account: ${given.replaceAll('\n', ', ') || 'none'}`, () => {
    assert.equal(lower({ spec: given }).workload.account, want);
  });
}

test('an account by reference is asked for at install time, or known when the chart is built', () => {
  const spec = 'service_account: {value_from: {kind: Account, name: a}}';
  assert.equal(lower({ spec }).workload.references, {
    'serviceAccount.name': { meaning: 'the service account, which is Account/a' },
  });
  const { workload } = lower({ spec }, { references: { 'Account/a': 'node-agent' } });
  assert.equal(workload.account, { ...NONE, name: 'node-agent' });
  assert.equal(workload.references, {});
});

/** Below namespace, what it becomes, and the findings. */
const NAMESPACES: Readonly<Record<string, readonly [Partial<Workload['namespace']>, readonly string[]]>> = {
  monitoring: [{ name: 'monitoring' }, []],
  '{value: monitoring}': [{ name: 'monitoring' }, []],
  '{value: monitoring, labels: {a: b}, annotations: {c: d}}': [
    { name: 'monitoring', labels: { a: 'b' }, annotations: { c: 'd' } },
    [],
  ],
  '{value_from: {kind: KubernetesNamespace, env: prod, name: logs, field_path: spec.name}}': [{ name: 'logging' }, []],
  '{value_from: {name: other}}': [{}, ['namespace-by-reference: {value_from: {name: other}}']],
};

for (const [given, [want, findings]] of Object.entries(NAMESPACES)) {
  test(`namespace: ${given}`, () => {
    const references = { 'prod/KubernetesNamespace/logs/spec.name': 'logging' };
    const lowered = lower({ spec: `namespace: ${given}`, app: 'resources: {}' }, { references });
    assert.equal(lowered.workload.namespace, { create: false, labels: {}, annotations: {}, ...want });
    assert.equal(lowered.findings, findings);
  });
}

test('create_namespace', () => {
  assert.is(lower({ spec: 'create_namespace: true' }).workload.namespace.create, true);
});

/** Below spec, and the pod's pull Secrets. */
const PULL_SECRETS: Readonly<Record<string, Workload['imagePullSecrets']>> = {
  'image_pull_secrets: [a, {name: b}, {value: c}]': [{ name: 'a' }, { name: 'b' }, { name: 'c' }],
  'pod: {image_pull_secrets: [a, a]}': [{ name: 'a' }],
  'container: {app: {image: {repo: r, tag: t, pull_secret_name: a}}}': [{ name: 'a' }],
  'image_pull_secrets: [b]\ncontainer: {app: {image: {repo: r, tag: t, pull_secret_name: a}}, sidecars: [{name: s, image: {repo: r, tag: t, pull_secret_name: b}}]}\npod: {init_containers: [{name: i, image: {repo: r, tag: t, pull_secret_name: c}}]}':
    [{ name: 'b' }, { name: 'a' }, { name: 'c' }],
  'image_pull_secrets: [{name: a}, {value_from: {kind: Registry, name: r}}]': [
    { name: 'a' },
    { reference: 'imagePullSecrets.1' },
  ],
};

for (const [given, want] of Object.entries(PULL_SECRETS)) {
  test(`pull Secrets: ${given.replaceAll('\n', ', ')}`, () => {
    assert.equal(lower({ spec: given }).workload.imagePullSecrets, want);
  });
}

test('registries keep their passwords beside what enters the chart', () => {
  const { workload } = lower({
    spec: `
      image_registries:
        - {server: ghcr.io, username: robot, password: hush, email: r@example.com}
        - {server: quay.io, username: robot}
    `,
  });
  assert.equal(workload.imageRegistries, [
    { server: 'ghcr.io', username: 'robot', password: 'hush', email: 'r@example.com' },
    { server: 'quay.io', username: 'robot' },
  ]);
});

test.run();
