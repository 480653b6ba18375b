import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { plant, temporaryFolder } from '../support/folder.ts';
import { helms } from '../support/helm.ts';
import { fakeIo } from '../support/io.ts';

const MANIFEST = `apiVersion: kubernetes.planton.dev/v1alpha1
kind: KubernetesDaemonSet
metadata:
  name: agent
spec:
  namespace: {value: monitoring}
  container:
    app:
      image: {repo: agent, tag: "1"}
      args: [--level=info]
      resources: {limits: {memory: 1Gi}}
      env:
        secrets:
          - {name: TOKEN, value: s3cret-text}
`;

async function ds2helm(...argv: readonly string[]) {
  const io = fakeIo({ env: process.env });
  const code = await main(argv, io);
  return { code, ...io.written };
}

function workspace(): string {
  const folder = temporaryFolder();
  plant(folder, { 'agent.yaml': MANIFEST });
  return folder;
}

const helmFlags = async (): Promise<string[]> => (await helms()).flatMap(({ path }) => ['--helm', path]);

test('a manifest alone: the chart it compiles to is proved with each Helm', async () => {
  const folder = workspace();
  const report = join(folder, 'proof.json');
  const { code, out, err } = await ds2helm(
    'verify',
    join(folder, 'agent.yaml'),
    '--report',
    report,
    ...(await helmFlags()),
  );
  assert.is(code, 0, err);
  const lines = out.trimEnd().split('\n');
  for (const [index, { version }] of (await helms()).entries()) {
    assert.match(lines[index] ?? '', new RegExp(`^agent: 2 objects, \\d+ fields equal, Helm ${version}$`));
  }
  const text = readFileSync(report, 'utf8');
  const [{ digests, proofs }] = JSON.parse(text).charts;
  assert.equal(Object.keys(digests), ['manifest', 'chart', 'values']);
  assert.equal(
    proofs.map(({ equal, objects }: { equal: boolean; objects: number }) => ({ equal, objects })),
    [
      { equal: true, objects: 2 },
      { equal: true, objects: 2 },
    ],
  );
  assert.not.ok(text.includes('s3cret'), text);
});

test('a chart that was edited: exit code 1, and the line of the manifest that it left', async () => {
  const folder = workspace();
  const manifest = join(folder, 'agent.yaml');
  assert.is((await ds2helm('build', manifest, '--output-dir', folder)).code, 0);
  const chart = join(folder, 'agent');
  const values = readFileSync(join(chart, 'values.yaml'), 'utf8');
  plant(chart, { 'values.yaml': values.replace('--level=info', '--level=debug') });
  const { code, out, err } = await ds2helm('verify', manifest, chart, ...(await helmFlags()).slice(0, 2));
  assert.is(code, 1);
  assert.match(out, /^agent: 1 difference, Helm 3/);
  assert.match(err, /agent\.yaml:10:14: error: .*"--level=debug" in the chart, and "--level=info" in the manifest/);
});

test('other values: held against the manifest with these settings', async () => {
  const folder = workspace();
  const manifest = join(folder, 'agent.yaml');
  plant(folder, { 'prod.yaml': 'hostNetwork: true\nenv: {LEVEL: 1000000}\nsecretEnv: {TOKEN: another}\nargs: null\n' });
  const values = [
    '--values',
    join(folder, 'prod.yaml'),
    '--set',
    'image.tag=v2,nodeSelector.a\\.b=c',
    '--set',
    'extraArgs={x}',
  ];
  const { code, out, err } = await ds2helm('verify', manifest, ...values, ...(await helmFlags()));
  assert.is(code, 0, err);
  assert.is(out.match(/^agent: 2 objects, \d+ fields equal, Helm /gm)?.length, 2, out);
  const missing = join(folder, 'missing.yaml');
  assert.is((await ds2helm('verify', manifest, '--values', missing, ...(await helmFlags()))).code, 2);
});

test('a chart that Helm refuses: exit code 1, in the words of Helm', async () => {
  const folder = workspace();
  const manifest = join(folder, 'agent.yaml');
  await ds2helm('build', manifest, '--output-dir', folder);
  plant(join(folder, 'agent'), { 'templates/broken.yaml': '{{ fail "on purpose" }}' });
  const { code, err } = await ds2helm('verify', manifest, join(folder, 'agent'), ...(await helmFlags()));
  assert.is(code, 1);
  assert.is(err.match(/Helm refuses the chart: .*on purpose/g)?.length, 2, err);
});

test('build --verify writes what was proved', async () => {
  const folder = workspace();
  const io = fakeIo({ env: { ...process.env, HELM_BIN: (await helms())[0]?.path } });
  const code = await main(['build', join(folder, 'agent.yaml'), '--output-dir', folder, '--verify'], io);
  assert.is(code, 0, io.written.err);
  assert.match(io.written.out, /^agent: 2 objects, \d+ fields equal, Helm 3.*\nwrote .*agent /);
});

test('no helm: exit code 3, and build --verify writes nothing', async () => {
  const folder = workspace();
  const { code, err } = await ds2helm('verify', join(folder, 'agent.yaml'), '--helm', join(folder, 'no-helm'));
  assert.is(code, 3);
  assert.match(err, /no-helm.*does not exist/);
  const io = fakeIo({ env: { HELM_BIN: join(folder, 'no-helm') } });
  assert.is(await main(['build', join(folder, 'agent.yaml'), '--output-dir', folder, '--verify'], io), 3);
  assert.not.ok(existsSync(join(folder, 'agent')));
});

test('a manifest with errors is not asked about: exit code 1', async () => {
  const folder = temporaryFolder();
  plant(folder, { 'agent.yaml': MANIFEST.replace('1Gi', 'much') });
  const { code, err } = await ds2helm('verify', join(folder, 'agent.yaml'), '--helm', join(folder, 'no-helm'));
  assert.is(code, 1);
  assert.match(err, /quantity-invalid/);
});

test.run();
