/** A literal secret of a manifest is in no file of its chart, and in nothing that the program says. */
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { compileSource } from '../../src/compile.ts';
import type { JsonObject } from '../../src/model/workload.ts';
import { printYaml } from '../../src/print/yaml.ts';
import { plant, temporaryFolder, tree } from '../support/folder.ts';
import { fakeIo } from '../support/io.ts';
import { parseKubectlYaml } from '../support/kubectl-yaml.ts';
import { leakForms, randomSecret, seeded } from '../support/leaks.ts';
import { container, type Fields, manifest } from '../support/manifests.ts';
import { at, put } from '../support/paths.ts';

const headers = (name: string, value: string): Fields => ({
  http_get: { path: '/', port: 80, http_headers: [{ name, value }] },
});
const camelHeaders = (name: string, value: string): Fields => ({
  httpGet: { path: '/', port: 80, httpHeaders: [{ name, value }] },
});

/** Places of a secret: each era's spelling, in each kind of container. `$` is the container. */
const PLACES: readonly (readonly [place: string, of: (secret: string) => unknown])[] = [
  ['$.env.secrets.MAP_OF_TEXT', (secret) => secret],
  ['$.env.secrets.STRING_VALUE', (secret) => ({ string_value: secret })],
  ['$.env.secrets.CAMEL', (secret) => ({ stringValue: secret })],
  ['$.env.secrets.VALUE', (secret) => ({ value: secret })],
  ['$.liveness_probe', (secret) => headers('Authorization', `Bearer ${secret}`)],
  ['$.readinessProbe', (secret) => camelHeaders('X-Api-Key', secret)],
  ['$.startup_probe', (secret) => headers('cookie', secret)],
  ['$.lifecycle.post_start', (secret) => headers('Proxy-Authorization', secret)],
  ['$.lifecycle.preStop', (secret) => camelHeaders('X-Auth-Token', secret)],
];
const LIST_PLACES: typeof PLACES = [
  ['$.env.secrets.0', (secret) => ({ name: 'LISTED', value: secret })],
  ['$.env.secrets.1', (secret) => ({ name: 'LISTED_TOO', value: secret })],
];
const POD_PLACES: typeof PLACES = [
  ['spec.pod.image_registries.0', (password) => ({ server: 'a.example.com', username: 'robot', password })],
  ['spec.pod.image_registries.1', (password) => ({ server: 'b.example.com', password })],
];
const CONTAINERS = ['spec.container.app', 'spec.container.sidecars.0', 'spec.pod.init_containers.0'];
/** The list and the map can't stand in one container. */
const SETS: readonly (typeof PLACES)[] = [PLACES, LIST_PLACES];

const SECRETS = 200;
const seed = Number(process.env['DS2HELM_SEED'] ?? Date.now() % 2 ** 31);
const random = seeded(seed);

interface Secretive {
  readonly value: Fields;
  readonly text: string;
  readonly secrets: readonly string[];
}

/** JSON is YAML too; block scalars, quotes of each kind and comments are masked by other rules than JSON's texts. */
const PRINTERS = [(value: Fields) => JSON.stringify(value, null, 2), (value: Fields) => printYaml(value as JsonObject)];
const printed = (value: Fields, index: number): string => PRINTERS[index % PRINTERS.length]?.(value) ?? '';

/** A manifest with a new secret in every place of a set, of every container. */
function secretive(places: typeof PLACES, index: number): Secretive {
  const secrets: string[] = [];
  const value = structuredClone(
    manifest({
      metadata: { name: `agent-${random().toString(36).slice(2, 10)}` },
      spec: {
        container: { app: { args: ['--key=$(MAP_OF_TEXT)'] }, sidecars: [container('beside')] },
        pod: { init_containers: [container('before', { restart_policy: 'Always' })] },
      },
    }),
  );
  const add = (place: string, of: (secret: string) => unknown): void => {
    const secret = randomSecret(random);
    secrets.push(secret);
    put(value, place, of(secret));
  };
  for (const owner of CONTAINERS) for (const [place, of] of places) add(place.replace('$', owner), of);
  for (const [place, of] of POD_PLACES) add(place, of);
  return { value, text: printed(value, index), secrets };
}

const manifests: Secretive[] = [];
for (let count = 0, index = 0; count < SECRETS; index++) {
  const made = secretive(SETS[index % SETS.length] ?? PLACES, index >> 1);
  manifests.push(made);
  count += made.secrets.length;
}

function assertNone(text: string, secrets: readonly string[], where: string): void {
  for (const secret of secrets) {
    const found = leakForms(secret).find((form) => text.includes(form));
    assert.is(found, undefined, `${where}, seed ${seed}: ${JSON.stringify(secret)}`);
  }
}

test('the chart asks for every secret, and none is in its files or its findings', () => {
  for (const { text, secrets } of manifests) {
    const [compiled] = compileSource({ name: 'manifest.yaml', text }).manifests;
    const files = compiled?.files ?? [];
    assert.ok(files.length > 10, JSON.stringify(compiled?.diagnostics.map(({ message }) => message)));
    for (const { path, text } of files) assertNone(path + text, secrets, path);
    for (const { code, message, why, help, notes } of compiled?.diagnostics ?? []) {
      assertNone([message, why, help, ...notes.map((note) => note.message)].join('\n'), secrets, code);
    }
    // The one place they may go.
    const given = compiled?.secretValues ?? '';
    const values = JSON.stringify(parseKubectlYaml(given));
    for (const secret of secrets) assert.ok(values.includes(JSON.stringify(secret).slice(1, -1)), secret);
  }
});

for (const format of ['pretty', 'json', 'sarif', 'github']) {
  test(`a build that reports as ${format} says none of them, nor does one of a manifest with mistakes`, async () => {
    const folder = temporaryFolder();
    for (const [index, { text, value }] of manifests.entries()) {
      plant(folder, { [`good/${index}.yaml`]: text, [`bad/${index}.yaml`]: printed(withMistakes(value), index) });
    }
    const secrets = manifests.flatMap(({ secrets }) => secrets);
    for (const [kind, code] of [
      ['good', 0],
      ['bad', 1],
    ] as const) {
      const io = fakeIo();
      const target = join(folder, `charts-${kind}`);
      const got = await main(['build', join(folder, kind), '--output-dir', target, '--output', format], io);
      assert.is(got, code, io.written.err);
      assertNone(io.written.out, secrets, 'stdout');
      assertNone(io.written.err, secrets, 'stderr');
      assertNone(Object.values(tree(target)).join('\n'), secrets, 'the charts');
    }
  });
}

for (const phase of ['read', 'check', 'lower']) {
  test(`what the phase ${phase} makes of them is printed without them`, async () => {
    const folder = temporaryFolder();
    for (const [index, { text }] of manifests.entries()) plant(folder, { [`${index}.yaml`]: text });
    const io = fakeIo();
    assert.is(await main(['build', folder, '--stop-after', phase], io), 0, io.written.err);
    const secrets = manifests.flatMap(({ secrets }) => secrets);
    assert.is((JSON.parse(io.written.out) as unknown[]).length, manifests.length);
    assertNone(io.written.out, secrets, 'stdout');
    assertNone(io.written.err, secrets, 'stderr');
  });
}

/** Mistakes right beside the secrets, so that the findings show their lines. */
function withMistakes(good: Fields): Fields {
  const value = structuredClone(good);
  for (const owner of CONTAINERS) {
    const secrets = at(value, `${owner}.env.secrets`);
    put(value, `${owner}.env.secret`, secrets);
    put(value, `${owner}.liveness_probe.http_get.port`, 99999);
  }
  for (const registry of at(value, 'spec.pod.image_registries') as Record<string, unknown>[]) {
    registry['passwrd'] = registry['password'];
  }
  return value;
}

test.run();
