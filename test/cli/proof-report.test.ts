import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { plant } from '../support/folder.ts';
import { leakForms } from '../support/leaks.ts';
import { ds2helm, helmFlags, MANIFEST, workspace } from '../support/verifying.ts';

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

test.run();
