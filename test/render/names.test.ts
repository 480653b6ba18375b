import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Names } from '../../src/render/names.ts';
import type { Release } from '../../src/render/release.ts';
import { lower } from '../support/lowered.ts';

interface Given {
  readonly chart?: string;
  readonly release?: string;
  readonly namespace?: string;
  /** Below spec of the manifest. */
  readonly spec?: string;
  readonly references?: Readonly<Record<string, string>>;
}

function namesOf({
  chart = 'agent',
  release = 'agent',
  namespace = 'default',
  spec = '',
  references = {},
}: Given): Names {
  const { workload } = lower({ metadata: `name: ${chart}`, spec });
  const values: Release['values'] = { secretEnv: {}, references, imageCredentials: {}, secrets: {} };
  return new Names(workload, { name: release, namespace, values });
}

/** A release and a chart, and the full name (as `helm create` makes it). */
const FULLNAMES: readonly (readonly [release: string, chart: string, want: string])[] = [
  ['agent', 'agent', 'agent'],
  ['my-agent', 'agent', 'my-agent'],
  ['agents', 'agent', 'agents'],
  ['prod', 'agent', 'prod-agent'],
  ['123', 'agent', '123-agent'],
  ['my.release', 'agent', 'my.release-agent'],
  ['r'.repeat(53), 'agent', `${'r'.repeat(53)}-agent`],
  ['r'.repeat(53), 'a'.repeat(63), `${'r'.repeat(53)}-${'a'.repeat(9)}`],
  ['r'.repeat(53), `abcdefgh-${'a'.repeat(20)}`, `${'r'.repeat(53)}-abcdefgh`],
];

for (const [release, chart, want] of FULLNAMES) {
  test(`the release ${release} of ${chart} is ${want}`, () => {
    assert.is(namesOf({ release, chart }).fullname, want);
    assert.ok(want.length <= 63);
  });
}

test('an exact name of the DaemonSet is the full name, to the letter', () => {
  const names = namesOf({ release: 'prod', spec: 'daemonset: {name: node.agent-v2}' });
  assert.is(names.fullname, 'node.agent-v2');
  assert.is(names.suffixed('env'), 'node.agent-v2-env');
});

/** The full name is cut, not the suffix: two suffixes stay two names. */
const SUFFIXES: readonly (readonly [release: string, suffix: string, want: string])[] = [
  ['prod', 'env', 'prod-agent-env'],
  ['r'.repeat(53), 'env', `${'r'.repeat(53)}-agent-env`],
  ['r'.repeat(53), 'registry', `${'r'.repeat(53)}-registry`],
  ['r'.repeat(53), 'registry1', `${'r'.repeat(53)}-registry1`],
  ['r'.repeat(53), 'dashboards-of-the-node', `${'r'.repeat(40)}-dashboards-of-the-node`],
  ['r'.repeat(53), 's'.repeat(60), `${'r'.repeat(10)}-${'s'.repeat(60)}`],
];

for (const [release, suffix, want] of SUFFIXES) {
  test(`${suffix} of the release ${release}`, () => assert.is(namesOf({ release }).suffixed(suffix), want));
}

/** The release namespace, the manifest's, and where the objects go. */
const NAMESPACES: readonly (readonly [namespace: string, manifest: string, want: string])[] = [
  ['default', 'monitoring', 'monitoring'],
  ['team-a', 'monitoring', 'team-a'],
  ['monitoring', 'monitoring', 'monitoring'],
  ['default', 'default', 'default'],
  ['default', '{value_from: {name: other}}', 'default'],
  ['team-a', '{value_from: {name: other}}', 'team-a'],
];

for (const [namespace, manifest, want] of NAMESPACES) {
  test(`installed into ${namespace}, ${manifest} in the manifest: ${want}`, () => {
    assert.is(namesOf({ namespace, spec: `namespace: ${manifest}` }).namespace, want);
  });
}

const REFERENCE = 'service_account: {value_from: {name: a}}';
/** Below spec, what is given at install time, and the account of the pods. */
const ACCOUNTS: readonly (readonly [spec: string, references: Readonly<Record<string, string>>, want: string])[] = [
  ['', {}, ''],
  ['create_service_account: true', {}, 'prod-agent'],
  ['create_service_account: true\nservice_account_name: node', {}, 'node'],
  ['service_account_name: node', {}, 'node'],
  [REFERENCE, { 'serviceAccount.name': 'node' }, 'node'],
  [REFERENCE, {}, ''],
];

for (const [spec, references, want] of ACCOUNTS) {
  test(`account of "${spec.replace('\n', ', ')}" with ${JSON.stringify(references)}: "${want}"`, () => {
    assert.is(namesOf({ release: 'prod', spec, references }).account, want);
  });
}

test('roles: that of the cluster has the namespace in its name', () => {
  const names = namesOf({ release: 'prod' });
  assert.is(names.clusterRole, 'prod-agent-monitoring');
  assert.is(names.role, 'prod-agent');
  assert.is(namesOf({ release: 'prod', namespace: 'team-a' }).clusterRole, 'prod-agent-team-a');
  const exact = namesOf({ spec: 'rbac: {name: reader, cluster_name: node:reader}' });
  assert.equal([exact.role, exact.clusterRole], ['reader', 'node:reader']);
});

test('ConfigMaps and Secrets: the full name and their key, or an exact name', () => {
  const names = namesOf({
    release: 'prod',
    spec: `
      config_maps: {agent.yaml: text, exact: {name: agent-config, data: {a: b}}}
      secrets: {tls: {keys: [a]}, exact: {name: agent-secret, keys: [a]}}
    `,
  });
  assert.equal(
    [names.configMap('agent.yaml'), names.configMap('exact'), names.secret('tls'), names.secret('exact')],
    ['prod-agent-agent.yaml', 'agent-config', 'prod-agent-tls', 'agent-secret'],
  );
  assert.equal([names.envSecret, names.registrySecret], ['prod-agent-env', 'prod-agent-registry']);
});

test.run();
