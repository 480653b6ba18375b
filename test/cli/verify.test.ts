import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { plant, temporaryFolder } from '../support/folder.ts';
import { helms } from '../support/helm.ts';
import { fakeIo } from '../support/io.ts';
import { ds2helm, helmFlags, MANIFEST, workspace } from '../support/verifying.ts';

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
  const { equal, charts } = JSON.parse(text);
  const [{ digests, proofs }] = charts;
  assert.is(equal, true);
  assert.equal(Object.keys(digests), ['manifest', 'chart']);
  assert.equal(
    proofs.map(({ equal, objects }: { equal: boolean; objects: number }) => ({ equal, objects })),
    [
      { equal: true, objects: 2 },
      { equal: true, objects: 2 },
    ],
  );
  assert.not.ok(text.includes('s3cret'), text);
});

test('what a template among extraObjects makes is not compared, and the proof says so', async () => {
  const folder = workspace();
  plant(folder, {
    'values.yaml':
      'extraObjects:\n  - |\n    apiVersion: v1\n    kind: ConfigMap\n    metadata: {name: "{{ .Release.Name }}-x"}\n',
  });
  const values = ['--values', join(folder, 'values.yaml')];
  const { code, out, err } = await ds2helm('verify', join(folder, 'agent.yaml'), ...values, ...(await helmFlags()));
  assert.is(code, 0, err);
  assert.match(out, /equal \(1 object of templates in extraObjects not compared\), Helm/);
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
  assert.is((await ds2helm('verify', manifest, '--values', missing, ...(await helmFlags()))).code, 3);
});

test('what is no chart on the disk, no Helm or no name of a release is told before Helm is asked', async () => {
  const folder = workspace();
  const manifest = join(folder, 'agent.yaml');
  plant(folder, { 'empty/x': '' });
  const said = async (...argv: readonly string[]) => {
    const { code, err } = await ds2helm('verify', manifest, ...argv);
    return [code, err.split('\n')[0]];
  };
  assert.equal(await said('charts/nope'), [3, 'ds2helm: charts/nope does not exist.']);
  const empty = join(folder, 'empty');
  assert.equal(await said(empty), [3, `ds2helm: ${empty} is no chart: it holds no Chart.yaml.`]);
  const noHelm = [3, 'ds2helm: /bin/false is no Helm: it tells no version.'];
  assert.equal(await said('--helm', '/bin/false'), noHelm);
  assert.equal(await said('--helm', '/bin/false', '--set', 'a=b'), noHelm);
  assert.is((await said('--name', 'Bad_Name'))[0], 2);
  assert.is((await said('--name', 'a'.repeat(54)))[0], 2);
  assert.is((await said('--namespace', '--debug'))[0], 2);
  assert.is((await said('--namespace', 'a'.repeat(64)))[0], 2);
  assert.is((await said('--namespace', '', ...(await helmFlags())))[0], 0);
});

/** Values that no chart takes, with what Helm says of each. */
const WRONG: readonly (readonly [set: string, said: RegExp])[] = [
  ['configMaps.a.data.port=8080', /configMaps/],
  ['extraEnvFrom[1].secretRef.name=x', /extraEnvFrom/],
  ['extraVolumes.a=x', /extraVolumes/],
  ['objects.a=1', /objects/],
  ['env=1', /values \/?env\b/],
  ['sidecars=[1]', /sidecars/],
];
for (const [set, said] of WRONG) {
  test(`--set ${set}: exit code 1, in the words of Helm`, async () => {
    const folder = workspace();
    const { code, out, err } = await ds2helm(
      'verify',
      join(folder, 'agent.yaml'),
      '--set',
      set,
      ...(await helmFlags()),
    );
    assert.is(code, 1, err);
    const words = err.split('\n').filter((line) => line.includes(': error: Helm refuses the chart: '));
    assert.ok(words.length >= 2, err);
    for (const line of words) assert.match(line, said);
    assert.is(out.match(/^agent: \d differences?, Helm/gm)?.length, 2, out);
  });
}

test('a chart of another version is proved as it stands, unless a version is named', async () => {
  const folder = workspace();
  const manifest = join(folder, 'agent.yaml');
  await ds2helm('build', manifest, '--output-dir', folder, '--chart-version', '2.0.0');
  const chart = join(folder, 'agent');
  const [, helm = ''] = await helmFlags();
  execFileSync(helm, ['package', chart, '--destination', folder], { stdio: 'ignore' });
  for (const form of [chart, join(folder, 'agent-2.0.0.tgz')]) {
    const proved = async (...flags: readonly string[]) =>
      (await ds2helm('verify', manifest, form, ...flags, ...(await helmFlags()))).code;
    assert.is(await proved(), 0, form);
    assert.is(await proved('--chart-version', '2.0.0'), 0, form);
    assert.is(await proved('--chart-version', '2.0.1'), 1, form);
  }
  assert.is((await ds2helm('verify', manifest, manifest, ...(await helmFlags()))).code, 3);
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

/** The blocks of the README in a language, by the line that each begins with. */
const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const blocks = (first: string): readonly string[] =>
  [...README.matchAll(/^```\w+\n(.*?)^```$/gms)].flatMap(([, text = '']) => (text.startsWith(first) ? [text] : []));

test('what the README shows of a proof, and of an edited chart', async () => {
  const folder = workspace();
  const [manifest = ''] = blocks('# log-agent.yaml');
  plant(folder, { 'log-agent.yaml': manifest });
  const file = join(folder, 'log-agent.yaml');
  await ds2helm('build', file, '--output-dir', folder);
  const values = join(folder, 'log-agent/values.yaml');
  const proofs = blocks('$ ds2helm verify log-agent.yaml charts/log-agent');
  assert.is(proofs.length, 2);
  for (const proof of proofs) {
    const { out, err } = await ds2helm('verify', file, join(folder, 'log-agent'), ...(await helmFlags()).slice(2));
    assert.is((err + out).replaceAll(`${folder}/`, ''), proof.replace(/^.*\n/, ''));
    writeFileSync(values, readFileSync(values, 'utf8').replace('readOnly: true', 'readOnly: false'));
  }
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
