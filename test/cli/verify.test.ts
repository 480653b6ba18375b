import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { plant, temporaryFolder } from '../support/folder.ts';
import { helms } from '../support/helm.ts';
import { fakeIo } from '../support/io.ts';
import { leakForms } from '../support/leaks.ts';

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
  return withInput('', ...argv);
}

async function withInput(input: string, ...argv: readonly string[]) {
  const io = fakeIo({ env: process.env, input });
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

test('values from a pipe and from files are read once, for all Helms', async () => {
  const folder = workspace();
  const manifest = join(folder, 'agent.yaml');
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  plant(folder, { 'text,1': 'end\n\n' });
  const writer = spawn('sh', ['-c', `printf 'env: {PIPE: a}' > ${pipe}`]);
  const { code, out, err } = await withInput(
    'env: {STDIN: b}\n',
    ...['verify', manifest, '--values', '-', '--values', pipe, ...(await helmFlags())],
    ...['--set-string', 'env.S=1', '--set-json', 'tolerations=[{"operator":"Exists"}]'],
    ...['--set-file', `env.F=${folder}/text\\,1,env.G=${folder}/text\\,1`, '--set-literal', 'env.L=a,b={'],
  );
  writer.kill();
  assert.is(code, 0, err);
  assert.is(out.match(/^agent: 2 objects, \d+ fields equal, Helm /gm)?.length, 2, out);
});

test('the standard input is a manifest or values, not both: exit code 2', async () => {
  assert.is((await withInput(MANIFEST, 'verify', '-', '--values', '-')).code, 2);
  assert.is((await withInput(MANIFEST, 'verify', '-', '--set-file', 'env.A=-')).code, 2);
});

test('the report is for its owner, shows no secret and tells what the release was', async () => {
  const folder = workspace();
  const file = join(folder, 'proof.json');
  writeFileSync(file, '', { mode: 0o644 });
  const report = async (manifest: string, pin: string) => {
    plant(folder, { 'agent.yaml': manifest, 'pin.yaml': `secretEnv: {PIN: "${pin}"}\n` });
    const flags = [
      '--values',
      join(folder, 'pin.yaml'),
      '--set-string',
      `secretEnv.OTHER=${pin},env.A=b`,
      '--set',
      'env.C=d',
    ];
    const release = ['--name', 'rel', '-n', 'team', ...(await helmFlags()).slice(0, 2)];
    const { code, err } = await ds2helm('verify', join(folder, 'agent.yaml'), ...flags, ...release, '--report', file);
    assert.is(code, 0, err);
    return JSON.parse(readFileSync(file, 'utf8')).charts[0];
  };
  const { digests, proofs, release, flags } = await report(MANIFEST, '1234');
  assert.is(statSync(file).mode & 0o777, 0o600);
  assert.equal(release, { name: 'rel', namespace: 'team' });
  assert.equal(flags, [`--values ${join(folder, 'pin.yaml')}`, '--set env.C=***', '--set-string secretEnv.OTHER=***']);
  // Nobody can try all pins against the digests.
  const other = await report(MANIFEST.replace('s3cret-text', 'other'), '9999');
  assert.equal([other.digests, other.proofs[0].values], [digests, proofs[0].values]);
  assert.is.not((await report(MANIFEST.replace('level', 'lever'), '1234')).digests.manifest, digests.manifest);
});

/** Values on the command line, each with the secret. */
const TYPED = [
  ['--set', 'secretEnv.TOKEN=typed-text'],
  ['--set-string', 'env.A=b,secretEnv.TOKEN=typed-text'],
  ['--set-literal', 'secretEnv.TOKEN=typed-text=x'],
  ['--set-json', '{"secretEnv":{"TOKEN":"typed-text=x"}}'],
  ['--set-json', 'secretEnv.TOKEN=typed-text'],
  ['--set-json', '{"secretEnv":{"TOKEN":typed-text}}'],
  ['--set', 'env.PASSWORD=typed-text,secretEnv=typed-text'],
  ['--set', 'secretEnv.TOKEN=typed-text,typed-text'],
  ['--set', 'args={typed-text,a=b}'],
];
test('no value of a command line stands in the report, nor in what is said of it', async () => {
  const folder = workspace();
  const file = join(folder, 'proof.json');
  for (const [flag = '', value = ''] of TYPED) {
    const run = ['verify', join(folder, 'agent.yaml'), flag, value, '--report', file];
    const { out, err } = await ds2helm(...run, ...(await helmFlags()));
    const all = out + err + (existsSync(file) ? readFileSync(file, 'utf8') : '');
    assert.not.match(all, /typed-text/, `${flag} ${value}: ${all}`);
  }
});

test('a report is none of another run, and takes the place of nothing else', async () => {
  const folder = workspace();
  const [manifest, file] = [join(folder, 'agent.yaml'), join(folder, 'proof.json')];
  const helm = (await helmFlags()).slice(0, 2);
  const report = async (...argv: readonly string[]) => {
    const { code } = await ds2helm('verify', ...argv, '--report', file);
    return { code, equal: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).equal : undefined };
  };
  plant(folder, { 'broken.yaml': MANIFEST.replace('1Gi', 'much') });
  assert.equal(await report(manifest, ...helm), { code: 0, equal: true });
  assert.equal(await report(manifest, '--set', 'configRollout=1', ...helm), { code: 1, equal: false });
  assert.equal(await report(join(folder, 'broken.yaml'), ...helm), { code: 1, equal: false });
  assert.equal(await report(manifest, ...helm), { code: 0, equal: true });
  assert.equal(await report(manifest, '--helm', join(folder, 'no-helm')), { code: 3, equal: undefined });
  const { code, err } = await ds2helm('verify', manifest, ...helm, '--report', manifest);
  assert.is(code, 2, err);
  assert.is(readFileSync(manifest, 'utf8'), MANIFEST);
  const unwritable = await ds2helm('verify', manifest, ...helm, '--report', join(folder, 'no/such.json'));
  assert.is(unwritable.code, 3);
  assert.match(unwritable.out, /^agent: 2 objects/);
});

test('a chart that no archive could be made of has no digest', async () => {
  const folder = workspace();
  await ds2helm('build', join(folder, 'agent.yaml'), '--output-dir', folder);
  symlinkSync('/etc/hosts', join(folder, 'agent/x.txt'));
  const run = ['verify', join(folder, 'agent.yaml'), join(folder, 'agent'), '--report', join(folder, 'proof.json')];
  const { code, err } = await ds2helm(...run, ...(await helmFlags()));
  assert.is(code, 3);
  assert.match(err, /x\.txt/);
});

/** Where a secret is shown by a chart that was edited. */
const EDITS: Readonly<Record<string, string>> = {
  'an object':
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {a: {{ .Values.secretEnv.TOKEN | quote }}}\n',
  'the name of an object': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Values.secretEnv.TOKEN | quote }}}\n',
  'a failure': '{{ fail .Values.secretEnv.TOKEN }}',
  'a failure in base64': '{{ fail (printf "a%s" .Values.secretEnv.TOKEN | b64enc) }}',
  'no YAML': '{{ .Values.secretEnv.TOKEN }}: [',
};
for (const [name, template] of Object.entries(EDITS)) {
  test(`an edited chart shows a secret in ${name}: it is masked, in the report and for people`, async () => {
    const folder = workspace();
    const [manifest, file] = [join(folder, 'agent.yaml'), join(folder, 'proof.json')];
    await ds2helm('build', manifest, '--output-dir', folder);
    plant(join(folder, 'agent'), { 'templates/edited.yaml': template });
    for (const [secret, values] of [
      ['s3cret-text', []],
      ['given-text', ['--set', 'secretEnv.TOKEN=given-text']],
    ] as const) {
      const chart = ['verify', manifest, join(folder, 'agent'), '--report', file, ...values];
      const { code, out, err } = await ds2helm(...chart, ...(await helmFlags()));
      assert.is(code, 1, err);
      const all = out + err + readFileSync(file, 'utf8');
      for (const form of leakForms(secret)) assert.not.ok(all.includes(form), `${form} in ${all}`);
    }
  });
}

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
  ['env=1', /env/],
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
    assert.match(err, said);
    assert.is(out.match(/^agent: \d differences?, Helm/gm)?.length, 2, out);
  });
}

test('each Helm reads values in its own way', async () => {
  const folder = workspace();
  plant(folder, { 'two.yaml': 'env: {A: 1}\n---\nenv: {B: 2}\n' });
  const values = ['--values', join(folder, 'two.yaml')];
  const { code, out, err } = await ds2helm('verify', join(folder, 'agent.yaml'), ...values, ...(await helmFlags()));
  assert.is(code, 0, out + err);
});

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

test('a file of values is called by its name in what Helm says of it', async () => {
  const folder = workspace();
  plant(folder, { 'good.yaml': 'env: {}\n', 'bad.yaml': 'env: [\n' });
  const values = ['good.yaml', 'bad.yaml'].flatMap((file) => ['--values', join(folder, file)]);
  const { code, err } = await ds2helm('verify', join(folder, 'agent.yaml'), ...values, ...(await helmFlags()));
  assert.is(code, 2);
  assert.ok(err.includes(join(folder, 'bad.yaml')), err);
});

test('values that Helm does not take: exit code 2, without what it quotes of them', async () => {
  const { code, err } = await ds2helm(
    ...['verify', join(workspace(), 'agent.yaml'), '--set', 'secretEnv.TOKEN=abcd,hidden', ...(await helmFlags())],
  );
  assert.is(code, 2);
  assert.not.ok(err.includes('hidden'), err);
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

test('a chart is proved whatever its folder and the release are called', async () => {
  const folder = workspace();
  const manifest = join(folder, 'agent.yaml');
  await ds2helm('build', manifest, '--output-dir', folder);
  for (const name of ['agent', 'another', 'agent-1.0.0', 'a'.repeat(60), '-v', '--post-renderer=x', 'Ü b']) {
    const chart = join(folder, name);
    if (name !== 'agent') cpSync(join(folder, 'agent'), chart, { recursive: true });
    for (const release of [[], ['--name', 'rel']]) {
      const { code, out, err } = await ds2helm('verify', manifest, chart, ...release, ...(await helmFlags()));
      assert.is(code, 0, `${name}: ${err}`);
      assert.is(out.match(/^agent: 2 objects, \d+ fields equal, Helm /gm)?.length, 2, out);
    }
  }
});

/** Notes its process and what it is asked, and answers only to values; it would rather not be ended. */
const WAITING = `#!/bin/sh
trap '' TERM
case $1 in version) echo v4.0.0; exit;; esac
echo "$$ $*" >> "$NOTES"
cat > "$NOTES.values"
`;

/** Rejects when the process is there after two seconds. */
async function gone(pid: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.unreachable(`process ${pid} is there`);
}

test('Helm is asked once, at once, and never outlives the answer that nobody waits for', async () => {
  const folder = workspace();
  const manifest = join(folder, 'agent.yaml');
  await ds2helm('build', manifest, '--output-dir', folder);
  plant(folder, { helm: WAITING, 'broken.yaml': MANIFEST.replace('1Gi', 'much') });
  chmodSync(join(folder, 'helm'), 0o755);
  const asked = async (...argv: readonly string[]) => {
    const notes = join(temporaryFolder(), 'notes');
    const io = fakeIo({ env: { ...process.env, NOTES: notes } });
    const code = await main(['verify', ...argv, '--helm', join(folder, 'helm')], io);
    const lines = existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : [];
    for (const line of lines) await gone(Number(line.split(' ')[0]));
    const values = existsSync(`${notes}.values`) ? readFileSync(`${notes}.values`, 'utf8') : '';
    return { code, asks: lines.map((line) => line.replace(/^\d+ /, '')), values };
  };
  const chart = join(folder, 'agent');
  const ask = (name: string) => `template ${name} ${chart} --namespace default --include-crds --values -`;
  // It renders nothing.
  assert.equal(await asked(manifest, chart), {
    code: 1,
    asks: [ask('agent')],
    values: 'secretEnv:\n  TOKEN: s3cret-text\n',
  });
  const broken = await asked(join(folder, 'broken.yaml'), chart);
  assert.is(broken.code, 1);
  assert.is(broken.values, '');
  assert.is((await asked(join(folder, 'missing.yaml'), chart)).code, 3);
  assert.equal((await asked(manifest, chart, '--name', 'rel')).asks, [ask('rel')]);
  assert.equal((await asked(manifest, chart, '--name', '--debug')).asks, []);
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
