/** gpg signs, both Helms verify: files, what is pushed, and what is pulled. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../../src/effects/process.ts';
import { everyHelm } from '../support/charts.ts';
import { plant, temporaryFolder, tree } from '../support/folder.ts';
import { type Helm, helms } from '../support/helm.ts';
import { startRegistry } from '../support/registry.ts';
import { agent, ds2helm, helmOf, type User, user } from '../support/release.ts';

const KEY = 'release@example.com';
const GUARDED = 'guarded@example.com';
const PASSPHRASE = 'open-sesame';

const gnupg = join(temporaryFolder(), 'gnupg');
mkdirSync(gnupg);
chmodSync(gnupg, 0o700);
const env = { ...process.env, GNUPGHOME: gnupg };
const keyring = join(gnupg, 'public.gpg');
await gpg('--passphrase', '', '--quick-generate-key', KEY, 'rsa2048', 'sign', 'never');
await gpg('--passphrase', PASSPHRASE, '--quick-generate-key', GUARDED, 'rsa2048', 'sign', 'never');
await gpg('--output', keyring, '--export');

async function gpg(...args: readonly string[]): Promise<void> {
  const { code, stderr } = await run('gpg', ['--batch', '--pinentry-mode=loopback', ...args], { env });
  if (code !== 0) throw new Error(stderr);
}

const signer = (helm: Helm): User => user(helm, { GNUPGHOME: gnupg });
const [helm3] = await helms();
if (helm3 === undefined) throw new Error('no helm');

const folder = temporaryFolder();
plant(folder, { 'a.yaml': agent('agent-a', { version: '1.2.3+build.4' }) });
const manifest = join(folder, 'a.yaml');

test('helm verify accepts what gpg signed, and nothing else', async () => {
  const { code, err } = await ds2helm(signer(helm3), 'package', manifest, '-d', folder, '--sign', '--key', KEY);
  assert.is(code, 0, err);
  const archive = join(folder, 'agent-a-1.2.3+build.4.tgz');
  await everyHelm(async (helm) => {
    const { code, stdout, stderr } = await helmOf(user(helm), 'verify', archive, '--keyring', keyring);
    assert.is(code, 0, stderr);
    assert.match(stdout, `Signed by: ${KEY}`);
  });
  const bytes = readFileSync(archive);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  const tampered = join(temporaryFolder(), 'agent-a-1.2.3+build.4.tgz');
  writeFileSync(tampered, bytes);
  writeFileSync(`${tampered}.prov`, readFileSync(`${archive}.prov`));
  await everyHelm(async (helm) => {
    const { code, stderr } = await helmOf(user(helm), 'verify', tampered, '--keyring', keyring);
    assert.is(code, 1);
    assert.match(stderr, 'sha256 sum does not match');
  });
});

/** Lines that a cleartext signature treats in a way of its own: dashes, "From ", spaces at the end, CR LF, no end. */
const AWKWARD =
  'apiVersion: v2\r\nname: awkward\nversion: 1.0.0\nkeywords:\n- dash\n- From here\ndescription: |  \n  text  \n\n  From x\n\n# end';

test('a Chart.yaml with lines that signatures escape', async () => {
  const chart = temporaryFolder();
  plant(chart, { 'Chart.yaml': AWKWARD, 'templates/a.yaml': '' });
  const { code, err } = await ds2helm(signer(helm3), 'package', chart, '-d', folder, '--sign', '--key', KEY);
  assert.is(code, 0, err);
  await everyHelm(async (helm) => {
    const { code, stderr } = await helmOf(
      user(helm),
      'verify',
      join(folder, 'awkward-1.0.0.tgz'),
      '--keyring',
      keyring,
    );
    assert.is(code, 0, stderr);
  });
});

test('helm pull --verify accepts what publish pushed, signed by it or before', async () => {
  const registry = await startRegistry();
  await everyHelm(async (helm) => {
    const who = signer(helm);
    const to = `oci://${registry.host}/signed-${helm.major}`;
    const args = [to, '--plain-http'];
    const first = await ds2helm(who, 'publish', manifest, ...args, '--sign', '--key', KEY);
    assert.is(first.code, 0, first.err);
    const archive = join(folder, 'agent-a-1.2.3+build.4.tgz');
    const second = await ds2helm(who, 'publish', archive, `${to}/again`, '--plain-http');
    assert.is(second.code, 0, second.err);
    for (const from of [to, `${to}/again`]) {
      const into = temporaryFolder();
      const flags = ['--version', '1.2.3+build.4', '--verify', '--keyring', keyring, '--plain-http', '-d', into];
      const { code, stderr } = await helmOf(who, 'pull', `${from}/agent-a`, ...flags);
      assert.is(code, 0, stderr);
    }
    const again = await ds2helm(who, 'publish', manifest, ...args);
    assert.match(again.out, /^unchanged /, 'the content is the same, signed or not');
  });
  registry.stop();
});

test('what stands there unsigned is not signed by publishing it again', async () => {
  const registry = await startRegistry();
  await everyHelm(async (helm) => {
    const who = signer(helm);
    const args = ['publish', manifest, `oci://${registry.host}/late-${helm.major}`, '--plain-http'];
    assert.is((await ds2helm(who, ...args)).code, 0);
    const late = await ds2helm(who, ...args, '--sign', '--key', KEY);
    assert.equal([late.code, late.out], [1, '']);
    assert.match(late.err, '[release-unsigned]');
    const signed = [...args.slice(0, 2), `${args[2]}/signed`, '--plain-http', '--sign', '--key', KEY];
    assert.is((await ds2helm(who, ...signed)).code, 0);
    const again = await ds2helm(who, ...signed);
    assert.equal([again.code, again.out.split(' ')[0]], [0, 'unchanged'], again.err);
  });
  registry.stop();
});

test('a signature of another archive is not pushed', async () => {
  const registry = await startRegistry();
  const into = temporaryFolder();
  const who = signer(helm3);
  await ds2helm(who, 'package', manifest, '-d', into, '--sign', '--key', KEY);
  const archive = join(into, 'agent-a-1.2.3+build.4.tgz');
  const args = ['publish', archive, `oci://${registry.host}/stale`, '--plain-http'];
  const provenance = readFileSync(`${archive}.prov`, 'utf8');
  for (const stale of [
    provenance.replace(/sha256:[0-9a-f]/, (text) => text.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))),
    provenance.replace('agent-a-1.2.3', 'agent-b-1.2.3'),
  ]) {
    writeFileSync(`${archive}.prov`, stale);
    const { code, out, err } = await ds2helm(who, ...args);
    assert.equal([code, out], [1, '']);
    assert.match(err, '[signature-of-another]');
  }
  const anew = await ds2helm(who, ...args, '--sign', '--key', KEY);
  assert.is(anew.code, 0, anew.err);
  registry.stop();
});

test('a passphrase from a file, which is shown nowhere', async () => {
  const into = temporaryFolder();
  plant(into, { passphrase: `${PASSPHRASE}\n`, wrong: 'close-sesame\n' });
  const sign = (file: string) =>
    ds2helm(
      signer(helm3),
      'package',
      manifest,
      '-d',
      into,
      '--sign',
      '--key',
      GUARDED,
      '--passphrase-file',
      join(into, file),
    );
  const wrong = await sign('wrong');
  assert.is(wrong.code, 3);
  assert.match(wrong.err, /gpg did not sign .*: .*Bad passphrase/);
  assert.not.match(wrong.err + wrong.out, 'sesame');
  assert.equal(Object.keys(tree(into)), ['passphrase', 'wrong'], 'nothing is written unsigned');
  const right = await sign('passphrase');
  assert.is(right.code, 0, right.err);
  const { code } = await helmOf(user(helm3), 'verify', join(into, 'agent-a-1.2.3+build.4.tgz'), '--keyring', keyring);
  assert.is(code, 0);
});

test('a key that there is not, and a key that nothing is signed with', async () => {
  const missing = await ds2helm(
    signer(helm3),
    'package',
    manifest,
    '-d',
    folder,
    '--sign',
    '--key',
    'nobody@example.com',
  );
  assert.is(missing.code, 3);
  assert.match(missing.err, /gpg did not sign .*\nhelp: gpg --list-secret-keys/);
  assert.is((await ds2helm(signer(helm3), 'package', manifest, '--key', KEY)).code, 2);
});

test.run();
