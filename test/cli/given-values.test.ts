import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { plant } from '../support/folder.ts';
import { ds2helm, helmFlags, MANIFEST, withInput, workspace } from '../support/verifying.ts';

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

test('each Helm reads values in its own way', async () => {
  const folder = workspace();
  plant(folder, { 'two.yaml': 'env: {A: 1}\n---\nenv: {B: 2}\n' });
  const values = ['--values', join(folder, 'two.yaml')];
  const { code, out, err } = await ds2helm('verify', join(folder, 'agent.yaml'), ...values, ...(await helmFlags()));
  assert.is(code, 0, out + err);
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

test.run();
