import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { installValuesFile } from '../../src/generate/install-values.ts';
import { lowerManifest } from '../../src/lower/index.ts';
import { parseKubectlYaml } from '../support/kubectl-yaml.ts';
import { manifestOf } from '../support/lowered.ts';

const SPEC = `
namespace: ns
container:
  app:
    image: r:t
    env:
      secrets: [{name: A, value: one}, {name: __proto__, value: two}]
  sidecars:
    - {name: side, image: "r:t", env: {secrets: [{name: B, value: three}]}}
pod:
  image_registries: [{server: ghcr.io, username: bot, password: four}]
secrets:
  tls: {keys: [key.pem]}
`;

const workload = (() => {
  const { value } = lowerManifest(manifestOf({ spec: SPEC }));
  if (value === undefined) throw new Error('not lowered');
  return value;
})();

const read = (text: string | undefined): unknown => parseKubectlYaml(text ?? '')[0];

test('holds the literals at their places among the values, whatever they are called', () => {
  const given = read(installValuesFile(workload, ({ literal }) => literal)) as Record<string, object>;
  assert.equal(Object.entries(given['secretEnv'] ?? {}), [
    ['A', 'one'],
    ['__proto__', 'two'],
  ]);
  assert.equal(given['sidecars'], { side: { secretEnv: { B: 'three' } } });
  assert.equal(given['imageCredentials'], { 'ghcr.io': { password: 'four' } });
  assert.is(given['secrets'], undefined);
  assert.is(({} as Record<string, unknown>)['A'], undefined);
});

test('asks for every value, also for those the manifest has no literal of', () => {
  const given = read(installValuesFile(workload, ({ kind }) => kind)) as Record<string, object>;
  assert.equal(given['secrets'], { tls: { data: { 'key.pem': 'secrets' } } });
});

test('is none where nothing is given', () => {
  assert.is(
    installValuesFile(workload, () => undefined),
    undefined,
  );
});

test.run();
