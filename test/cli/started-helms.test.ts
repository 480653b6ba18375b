import { chmodSync, cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { plant, temporaryFolder } from '../support/folder.ts';
import { fakeIo } from '../support/io.ts';
import { ds2helm, helmFlags, MANIFEST, workspace } from '../support/verifying.ts';

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

/** Notes its process and what it is asked, and answers only to values; it would rather not be ended. Has a version then. */
const WAITING = `#!/bin/sh
trap '' TERM
case $1 in version) while [ ! -e "$NOTES.values" ]; do sleep 0.01; done; echo v4.0.0; exit;; esac
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

test('Helm is asked once, at once, and ended where nobody waits for its answer', async () => {
  const folder = workspace();
  const manifest = join(folder, 'agent.yaml');
  await ds2helm('build', manifest, '--output-dir', folder);
  plant(folder, {
    helm: WAITING,
    'broken.yaml': MANIFEST.replace('1Gi', 'much'),
    'misshapen.yaml': MANIFEST.replace('{memory: 1Gi}', '1Gi'),
  });
  chmodSync(join(folder, 'helm'), 0o755);
  const asked = async (...argv: readonly string[]) => {
    const notes = join(temporaryFolder(), 'notes');
    const io = fakeIo({ env: { ...process.env, NOTES: notes } });
    const code = await main(['verify', ...argv, '--helm', join(folder, 'helm')], io);
    const lines = existsSync(notes)
      ? readFileSync(notes, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
      : [];
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
  // It may be ended before it has noted anything.
  for (const wrong of ['broken', 'misshapen']) {
    const { code } = await asked(join(folder, `${wrong}.yaml`), chart);
    assert.is(code, 1, wrong);
  }
  assert.is((await asked(join(folder, 'missing.yaml'), chart)).code, 3);
  assert.equal((await asked(manifest, chart, '--name', 'rel')).asks, [ask('rel')]);
  assert.equal((await asked(manifest, chart, '--name', '--debug')).asks, []);
});

test('of two manifests in a file Helm is given the values of the one that holds', async () => {
  const folder = workspace();
  await ds2helm('build', join(folder, 'agent.yaml'), '--output-dir', folder);
  const other = MANIFEST.replaceAll('agent', 'other').replaceAll('TOKEN', 'OTHER').replace('1Gi', 'much');
  plant(folder, { 'two.yaml': `${other}---\n${MANIFEST}` });
  const two = await ds2helm('verify', join(folder, 'two.yaml'), join(folder, 'agent'), ...(await helmFlags()));
  assert.is(two.code, 1);
  assert.is(two.out.match(/^agent: 2 objects, \d+ fields equal/gm)?.length, 2, two.out + two.err);
});

test('a short run leaves Helm the other processors, a long one needs them', async () => {
  const folder = workspace();
  await ds2helm('build', join(folder, 'agent.yaml'), '--output-dir', folder);
  plant(folder, { 'long.yaml': `${MANIFEST}# ${'x'.repeat(2 ** 16)}\n` });
  const [helm = ''] = (await helmFlags()).slice(1);
  for (const [given, want] of [
    [['agent.yaml', 'agent'], 1],
    [['long.yaml', 'agent'], 0],
    [['agent.yaml'], 0],
  ] as const) {
    let calls = 0;
    const io = fakeIo({
      env: process.env,
      shareProcessors: () => {
        calls++;
      },
    });
    assert.is(
      await main(['verify', ...given.map((path) => join(folder, path)), '--helm', helm], io),
      0,
      io.written.err,
    );
    assert.is(calls, want, given.join(' '));
  }
});

/** What stands for Helm, and what is said of it. */
const STRANGERS: readonly [what: string, script: string, said: RegExp][] = [
  ['is none, and never answers', 'case $1 in version) echo nope;; *) exec sleep 60;; esac', /is no Helm: it tells no/],
  ['is ended', 'case $1 in version) echo v4.0.0;; *) kill -9 $$;; esac', /Helm 4\.0\.0 was ended by signal 9/],
];

for (const [what, script, said] of STRANGERS) {
  test(`a program that ${what}: exit code 3`, async () => {
    const folder = workspace();
    await ds2helm('build', join(folder, 'agent.yaml'), '--output-dir', folder);
    plant(folder, { helm: `#!/bin/sh\n${script}\n` });
    chmodSync(join(folder, 'helm'), 0o755);
    const names = ['agent.yaml', 'agent'].map((name) => join(folder, name));
    for (const values of [[], ['--set', 'image.tag=x']]) {
      const { code, out, err } = await ds2helm('verify', ...names, ...values, '--helm', join(folder, 'helm'));
      assert.is(code, 3, err);
      assert.is(out, '');
      assert.match(err, said);
    }
  });
}

test.run();
