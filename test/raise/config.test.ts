import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { daemonSet, raiseOne } from '../support/raised.ts';

const configMap = (name: string) => `
---
apiVersion: v1
kind: ConfigMap
metadata: {name: ${name}, namespace: monitoring}
data: {agent.conf: "level: info"}
`;
const secret = (fields: string) => `
---
apiVersion: v1
kind: Secret
metadata: {name: agent-key, namespace: monitoring}
${fields}
`;
const reads = (name: string, more = '') =>
  daemonSet({ container: `envFrom: [{configMapRef: {name: ${name}}}]\n${more}` });
const DATA = { data: { 'agent.conf': 'level: info' } };

for (const [what, name, more, adopt, want, key] of [
  ['the agent’s name in front follows the release', 'agent-config', '', false, { config: DATA }, 'config'],
  ['another name stays', 'shared', '', false, { shared: { name: 'shared', ...DATA } }, 'shared'],
  [
    'an adopted one stays',
    'agent-config',
    '',
    true,
    { 'agent-config': { name: 'agent-config', ...DATA } },
    'agent-config',
  ],
  [
    'one that an argument names stays',
    'agent-config',
    'args: [--config-map=agent-config]',
    false,
    { 'agent-config': { name: 'agent-config', ...DATA } },
    'agent-config',
  ],
] as const) {
  test(`a ConfigMap: ${what}`, () => {
    const { spec } = raiseOne(reads(name, more) + configMap(name), { adopt });
    assert.equal(spec.config_maps, want);
    assert.equal(spec.container.app.env?.env_from, [{ config_map_ref: { name: key } }]);
  });
}

test('a volume called like its ConfigMap is no mention of it', () => {
  const pod = 'volumes: [{name: agent-config, configMap: {name: agent-config}}]';
  const container = 'volumeMounts: [{name: agent-config, mountPath: /etc/agent}]';
  assert.equal(raiseOne(daemonSet({ pod, container }) + configMap('agent-config')).spec.config_maps, { config: DATA });
});

const MOUNTS = daemonSet({
  pod: 'volumes: [{name: key, secret: {secretName: agent-key}}]',
  container: 'volumeMounts: [{name: key, mountPath: /key}]',
});

test('a Secret: its keys in the manifest, its values apart', () => {
  const { spec, secrets } = raiseOne(MOUNTS + secret('data: {token: aHVudGVyMg==}\nstringData: {user: jane}'));
  assert.equal(spec.secrets, { key: { keys: ['token', 'user'] } });
  assert.equal(secrets, { 'key/token': 'hunter2', 'key/user': 'jane' });
  assert.equal(spec.container.app.volume_mounts, [{ name: 'key', mount_path: '/key', secret: { name: 'key' } }]);
  assert.not.match(JSON.stringify(spec), /hunter2|aHVudGVyMg|jane/);
});

test('a Secret that is no text stays in the cluster, which a finding says', () => {
  const { spec, findings } = raiseOne(MOUNTS + secret('data: {token: gICA}'));
  assert.is(spec.secrets, undefined);
  assert.equal(findings, ['secret-left-out: agent-key']);
  assert.equal(spec.container.app.volume_mounts?.[0]?.secret, { name: 'agent-key' });
});

test('a Secret that a controller fills goes along as it is', () => {
  const { spec } = raiseOne(MOUNTS + secret('type: kubernetes.io/service-account-token'));
  assert.equal(
    spec.extra_objects?.map(({ kind }) => kind),
    ['Secret'],
  );
});

test('--all takes no Secret along with its values', () => {
  const { spec, secrets } = raiseOne(daemonSet({}) + secret('stringData: {token: hunter2}'), { all: true });
  assert.equal(spec.secrets, { key: { keys: ['token'] } });
  assert.equal(secrets, { 'key/token': 'hunter2' });
  assert.is(spec.extra_objects, undefined);
});

test.run();
