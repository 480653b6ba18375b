import { spawnSync } from 'node:child_process';
import { readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { EnvironmentError } from '../../src/effects/environment-error.ts';
import { writeSecretsFile } from '../../src/effects/secrets-file.ts';
import { plant, temporaryFolder, tree } from '../support/folder.ts';

const text = 'secretEnv:\n  API_KEY: s3cret\n';

function git(folder: string, ...args: string[]): void {
  assert.is(spawnSync('git', args, { cwd: folder }).status, 0, `git ${args.join(' ')}`);
}

test("a new file holds the text and is its owner's alone, whatever the umask", async () => {
  const file = join(temporaryFolder(), 'secrets.yaml');
  const umask = process.umask(0);
  try {
    assert.equal(await writeSecretsFile(file, text), { status: 'written' });
  } finally {
    process.umask(umask);
  }
  assert.equal(tree(join(file, '..')), { 'secrets.yaml': text });
  assert.is(statSync(file).mode & 0o777, 0o600);
});

test('a file that holds the same text loses the rights of others', async () => {
  const folder = temporaryFolder();
  plant(folder, { 'secrets.yaml': text });
  assert.equal(await writeSecretsFile(join(folder, 'secrets.yaml'), text), { status: 'unchanged' });
  assert.is(statSync(join(folder, 'secrets.yaml')).mode & 0o777, 0o600);
});

test('a file that differs is replaced with force only', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'secrets.yaml');
  plant(folder, { 'secrets.yaml': 'mine' });
  assert.is(await codeOf(file), 'secrets-file-differs');
  assert.equal(tree(folder), { 'secrets.yaml': 'mine' });
  assert.equal(await writeSecretsFile(file, text, { force: true }), { status: 'written' });
  assert.equal(tree(folder), { 'secrets.yaml': text });
  assert.is(statSync(file).mode & 0o777, 0o600);
});

/** A git work tree's preparation, the file below it, and the code that refuses it; none where it is written. */
const workTrees: readonly [what: string, prepare: (folder: string) => void, file: string, code?: string][] = [
  ['not ignored', () => {}, 'secrets.yaml', 'secrets-file-in-git'],
  ['ignored', (folder) => plant(folder, { '.gitignore': 'secrets.yaml\n' }), 'secrets.yaml'],
  ['ignored, in a folder', (folder) => plant(folder, { '.gitignore': 'out/\n', 'out/x': '' }), 'out/secrets.yaml'],
  [
    'another one is ignored',
    (folder) => plant(folder, { '.gitignore': 'other.yaml\n' }),
    'secrets.yaml',
    'secrets-file-in-git',
  ],
  [
    'ignored but tracked',
    (folder) => {
      plant(folder, { 'secrets.yaml': text });
      git(folder, 'add', 'secrets.yaml');
      plant(folder, { '.gitignore': 'secrets.yaml\n' });
    },
    'secrets.yaml',
    'secrets-file-in-git',
  ],
  [
    'a work tree that git does not know',
    (folder) => plant(folder, { 'sub/.git': 'broken' }),
    'sub/secrets.yaml',
    'secrets-file-in-git',
  ],
];

for (const [what, prepare, file, code] of workTrees) {
  test(`in a git work tree, ${what}: ${code === undefined ? 'written' : 'refused'}, also with force`, async () => {
    const folder = temporaryFolder();
    git(folder, 'init', '--quiet');
    prepare(folder);
    const before = readdirSync(folder);
    assert.is(await codeOf(join(folder, file), true), code);
    if (code !== undefined) assert.equal(readdirSync(folder), before);
  });
}

test('a link to a work tree does not hide it', async () => {
  const folder = temporaryFolder();
  plant(folder, { 'tree/x': '' });
  git(join(folder, 'tree'), 'init', '--quiet');
  symlinkSync('tree', join(folder, 'link'));
  assert.is(await codeOf(join(folder, 'link/secrets.yaml')), 'secrets-file-in-git');
});

test('in a chart, also deep: refused', async () => {
  const folder = temporaryFolder();
  plant(folder, { 'agent/Chart.yaml': '', 'agent/ci/x': '' });
  assert.is(await codeOf(join(folder, 'agent/secrets.yaml')), 'secrets-file-in-chart');
  assert.is(await codeOf(join(folder, 'agent/ci/secrets.yaml')), 'secrets-file-in-chart');
});

/** What is made in an empty folder, the file below it, and what the error says. */
const blocked: readonly [what: string, make: (folder: string) => void, file: string, said: RegExp][] = [
  ['a folder', (folder) => plant(folder, { 'x/y': '' }), 'x', /x is a folder, not a file/],
  [
    'a link',
    (folder) => {
      plant(folder, { y: '' });
      symlinkSync('y', join(folder, 'x'));
    },
    'x',
    /x is a symbolic link, not a file/,
  ],
  ['a missing folder', () => {}, 'sub/x', /can't be written to .*sub\/x: it does not exist/],
  ['a pipe', (folder) => spawnSync('mkfifo', [join(folder, 'x')]), 'x', /x is a device or a pipe/],
];

for (const [what, make, file, said] of blocked) {
  test(`${what}: an error, also with force, and nothing is written`, async () => {
    const folder = temporaryFolder();
    make(folder);
    const before = tree(folder);
    try {
      await writeSecretsFile(join(folder, file), text, { force: true });
    } catch (error) {
      assert.instance(error, EnvironmentError);
      assert.match((error as EnvironmentError).message, said);
      return assert.equal(tree(folder), before);
    }
    assert.unreachable('it was written');
  });
}

async function codeOf(file: string, force = false): Promise<string | undefined> {
  const outcome = await writeSecretsFile(file, text, { force });
  return outcome.status === 'refused' ? outcome.diagnostic.code : undefined;
}

test.run();
