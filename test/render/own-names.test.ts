import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { JsonObject } from '../../src/model/workload.ts';
import { type PodSpec, render, renderTemplate } from '../support/lowered.ts';
import { at } from '../support/paths.ts';

/** The pod of a release called prod of a chart with a ConfigMap and a Secret called `own` and ones called `exact`. */
const podOf = (spec: string): PodSpec =>
  renderTemplate(
    {
      spec: `
config_maps: {own: text, exact: {name: real-config, data: {a: b}}}
secrets: {own: {keys: [k]}, exact: {name: real-secret, keys: [k]}}
${spec}`,
    },
    { name: 'prod' },
  ).spec;

/** A volume's source with a name in it, by the kind of what is named. */
const VOLUMES: Readonly<Record<string, readonly ['ConfigMap' | 'Secret', (name: string) => JsonObject]>> = {
  'config_map: {name: NAME}': ['ConfigMap', (name) => ({ configMap: { name } })],
  'secret: {name: NAME}': ['Secret', (secretName) => ({ secret: { secretName } })],
  'projected: {sources: [{config_map: {name: NAME}}]}': [
    'ConfigMap',
    (name) => ({ projected: { sources: [{ configMap: { name } }] } }),
  ],
  'projected: {sources: [{secret: {name: NAME}}]}': [
    'Secret',
    (name) => ({ projected: { sources: [{ secret: { name } }] } }),
  ],
  'csi: {driver: own, node_publish_secret_ref: {name: NAME}}': [
    'Secret',
    (name) => ({ csi: { driver: 'own', nodePublishSecretRef: { name } } }),
  ],
  'flex_volume: {driver: own, secret_ref: {name: NAME}, options: {secret: own}}': [
    'Secret',
    (name) => ({ flexVolume: { driver: 'own', secretRef: { name }, options: { secret: 'own' } } }),
  ],
  'azure_file: {share_name: own, secret_name: NAME}': [
    'Secret',
    (secretName) => ({ azureFile: { shareName: 'own', secretName } }),
  ],
  'persistent_volume_claim: {claim_name: own}': ['ConfigMap', () => ({ persistentVolumeClaim: { claimName: 'own' } })],
};

const REAL = {
  ConfigMap: { own: 'prod-agent-own', exact: 'real-config', other: 'other' },
  Secret: { own: 'prod-agent-own', exact: 'real-secret', other: 'other' },
};

for (const [given, [kind, want]] of Object.entries(VOLUMES)) {
  for (const [name, real] of Object.entries(REAL[kind])) {
    const source = given.replace('NAME', name);
    test(`a volume with ${source}`, () => {
      const { volumes } = podOf(`volumes: [{name: own, ${source}}]`);
      assert.equal(volumes, [{ name: 'own', ...want(real) }]);
    });
  }
}

const ENV = `{
  builtin: false,
  variables: [
    {name: A, config_map_key_ref: {name: own, key: own}},
    {name: B, secret_key_ref: {name: exact, key: k}},
    {name: C, config_map_key_ref: {name: other, key: k, optional: true}}],
  secrets: {D: {secret_ref: {name: own, key: k}}},
  env_from: [
    {prefix: own, config_map_ref: {name: own}}, {secret_ref: {name: exact}}, {secret_ref: {name: other}}]}`.replaceAll(
  '\n',
  ' ',
);

const WANT = {
  env: [
    { name: 'A', valueFrom: { configMapKeyRef: { name: 'prod-agent-own', key: 'own' } } },
    { name: 'B', valueFrom: { secretKeyRef: { name: 'real-secret', key: 'k' } } },
    { name: 'C', valueFrom: { configMapKeyRef: { name: 'other', key: 'k', optional: true } } },
    { name: 'D', valueFrom: { secretKeyRef: { name: 'prod-agent-own', key: 'k' } } },
  ],
  envFrom: [
    { prefix: 'own', configMapRef: { name: 'prod-agent-own' } },
    { secretRef: { name: 'real-secret' } },
    { secretRef: { name: 'other' } },
  ],
};

test('variables of every container', () => {
  const { containers, initContainers = [] } = podOf(`
container:
  app: {image: agent:1, env: ${ENV}}
  sidecars: [{name: s, image: s:1, env: ${ENV}}]
init_containers: [{name: i, image: i:1, env: ${ENV}}]`);
  assert.equal(
    [...containers, ...initContainers].map(({ env, envFrom }) => ({ env, envFrom })),
    [WANT, WANT, WANT],
  );
});

test('pull Secrets of the pod, of images and of the account, each once', () => {
  const objects = render(
    {
      spec: `
secrets: {own: {keys: [k]}, exact: {name: real-secret, keys: [k]}}
service_account: {create: true, image_pull_secrets: [own, other]}
image_pull_secrets: [exact, other, real-secret]
container: {app: {image: {repo: agent, tag: 1, pull_secret_name: own}}}`,
    },
    { name: 'prod' },
  );
  const pod = at(objects['DaemonSet/prod-agent'], 'spec.template.spec');
  assert.equal(at(pod, 'imagePullSecrets'), [{ name: 'real-secret' }, { name: 'other' }, { name: 'prod-agent-own' }]);
  assert.equal(objects['ServiceAccount/prod-agent']?.['imagePullSecrets'], [
    { name: 'prod-agent-own' },
    { name: 'other' },
  ]);
});

test('a ConfigMap is no Secret', () => {
  const { spec } = renderTemplate({
    spec: 'config_maps: {own: text}\nvolumes: [{name: a, secret: {secret_name: own}}]',
    app: 'env: {env_from: [{secret_ref: {name: own}}]}',
  });
  assert.equal(spec['volumes'], [{ name: 'a', secret: { secretName: 'own' } }]);
  assert.equal(spec.containers[0]?.['envFrom'], [{ secretRef: { name: 'own' } }]);
});

test.run();
