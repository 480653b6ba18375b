/** What a release consists of, as its users meet it: installed in an empty folder, as a plugin, in a workflow. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bundle } from '../../scripts/esbuild.ts';
import { makeRelease } from '../../scripts/release.ts';
import { declareTypes } from '../../scripts/types.ts';
import { PLACES } from '../../scripts/version.ts';
import { type Finished, run } from '../../src/effects/process.ts';
import { everyHelm } from '../support/charts.ts';
import { plant, temporaryFolder, tree } from '../support/folder.ts';
import { helms } from '../support/helm.ts';
import { agent, helmOf, unversioned, user } from '../support/release.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const { version } = JSON.parse(text('package.json')) as { version: string };

const KEY = 'release@example.com';
const keys = await makeKeys();
const release = await makeStaged();
const project = await installed();

/** A key of its own; gpg finds it by the environment. */
async function makeKeys(): Promise<{ keyring: string }> {
  const home = join(temporaryFolder(), 'gnupg');
  mkdirSync(home, { mode: 0o700 });
  process.env['GNUPGHOME'] = home;
  const gpg = (...args: readonly string[]) => succeed('gpg', ['--batch', '--pinentry-mode=loopback', ...args], home);
  await gpg('--passphrase', '', '--quick-generate-key', KEY, 'rsa2048', 'sign', 'never');
  await gpg('--output', join(home, 'public.gpg'), '--export');
  return { keyring: join(home, 'public.gpg') };
}

/** A release of the source as it stands, built beside the work tree. */
async function makeStaged(): Promise<string> {
  const stage = temporaryFolder();
  const files = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'plugin.yaml'];
  mkdirSync(join(stage, 'schemas'));
  for (const path of [...files, 'schemas/kubernetes-daemonset.editor.schema.json'])
    copyFileSync(join(root, path), join(stage, path));
  await bundle(join(stage, 'dist'));
  declareTypes(join(stage, 'dist/types'));
  await makeRelease(stage, join(stage, 'release'), KEY);
  return join(stage, 'release');
}

/** An empty project with the package in it. */
async function installed(): Promise<string> {
  const folder = temporaryFolder();
  plant(folder, { 'package.json': '{"name":"user","private":true,"type":"module"}' });
  await succeed(
    'npm',
    ['install', '--offline', '--no-audit', '--no-fund', join(release, `npm/ds2helm-${version}.tgz`)],
    folder,
  );
  return folder;
}

async function succeed(command: string, args: readonly string[], cwd: string): Promise<Finished> {
  const finished = await run(command, args, { cwd });
  if (finished.code !== 0) throw new Error(`${command} ${args.join(' ')}: ${finished.stdout}${finished.stderr}`);
  return finished;
}

/** A block of code of the README, by its first line. */
function readmeBlock(first: string): string {
  const block = text('README.md')
    .split('```')
    .find((block) => block.split('\n')[1] === first);
  if (block === undefined) throw new Error(`README.md has no block that begins with ${first}`);
  return block.slice(block.indexOf('\n') + 1);
}

test('the package holds what runs, and nothing else', () => {
  const paths = Object.keys(tree(join(project, 'node_modules/ds2helm')));
  assert.equal(
    paths.filter((path) => !path.startsWith('dist/types/')),
    [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/NOTICES.txt',
      'dist/ds2helm.cjs',
      'dist/index.js',
      'dist/program.cjs',
      'package.json',
      'plugin.yaml',
      'schemas/kubernetes-daemonset.editor.schema.json',
    ],
  );
  assert.ok(paths.includes('dist/types/index.d.ts'));
  assert.equal(
    readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.')),
    ['ds2helm'],
  );
});

test('the notices name every package that is bundled', () => {
  const notices = tree(join(project, 'node_modules/ds2helm'))['dist/NOTICES.txt'] ?? '';
  for (const name of ['fflate', 'handlebars', 'js-yaml', 'yargs', 'yargs-parser', 'diff', '@noble/hashes']) {
    assert.match(notices, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
  }
});

test('the command builds the manifest of the README', async () => {
  plant(project, { 'log-agent.yaml': readmeBlock('# log-agent.yaml') });
  const { stdout } = await succeed('npx', ['--no', 'ds2helm', 'build', 'log-agent.yaml'], project);
  assert.match(stdout, /^wrote charts\/log-agent /);
  assert.match(tree(join(project, 'charts/log-agent'))['Chart.yaml'] ?? '', /^name: log-agent$/m);
});

test("the README's program runs", async () => {
  plant(project, { 'log-agent.yaml': readmeBlock('# log-agent.yaml'), 'list.js': readmeBlock('// list.js') });
  const { stdout } = await succeed(process.execPath, ['list.js'], project);
  assert.match(stdout, /^Chart\.yaml \d+$/m);
  assert.match(stdout, /^templates\/daemonset\.yaml \d+$/m);
});

test('the types are whole: a strict program compiles against them, and a wrong one does not', async () => {
  const strict = { strict: true, noEmit: true, module: 'nodenext', target: 'es2023', lib: ['es2023'], types: [] };
  plant(project, {
    'tsconfig.json': JSON.stringify({ compilerOptions: strict, files: ['right.ts', 'wrong.ts'] }),
    'right.ts': `import { compile, type Diagnostic, type ChartFile } from 'ds2helm';
const { manifests } = compile({ name: 'a.yaml', text: '' });
export const files: readonly ChartFile[] = manifests.flatMap(({ files }) => files ?? []);
export const found: readonly Diagnostic[] = manifests.flatMap(({ diagnostics }) => diagnostics);
`,
    'wrong.ts': "import { compile } from 'ds2helm';\ncompile({ name: 'a.yaml', text: 1 });\n",
  });
  const { stdout } = await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc')], { cwd: project });
  assert.match(stdout, /^wrong\.ts\(2,27\): error TS2322: .*\n$/);
});

test('publint and are-the-types-wrong have nothing to say', async () => {
  const archive = join(release, `npm/ds2helm-${version}.tgz`);
  const npx = (name: string, ...args: readonly string[]) =>
    run('npx', ['--yes', '--quiet', name, ...args], { cwd: project });
  const [publint, attw] = await Promise.all([
    npx('publint@0.3.25', 'run', '--strict', archive),
    npx('@arethetypeswrong/cli@0.18.5', '--profile', 'esm-only', '--no-color', archive),
  ]);
  assert.match(publint.stdout, 'All good!', publint.stdout);
  assert.is(attw.code, 0, attw.stdout);
});

test('helm ds2helm, from a folder and as the signed archive that Helm 4 asks for', async () => {
  const plugin = join(release, `helm-plugin/ds2helm-${version}.tgz`);
  await everyHelm(async (helm) => {
    const who = user(helm);
    const folder = temporaryFolder();
    plant(folder, { 'agent.yaml': agent('agent-a') });
    await succeed('tar', ['-xzf', plugin], folder);
    const from = helm.major === 4 ? [plugin, '--keyring', keys.keyring] : [join(folder, 'ds2helm')];
    const { code, stdout, stderr } = await helmOf(who, 'plugin', 'install', ...from);
    assert.is(code, 0, stdout + stderr);
    const built = await helmOf(who, 'ds2helm', 'build', join(folder, 'agent.yaml'), '-d', join(folder, 'charts'));
    assert.is(built.code, 0, built.stderr);
    assert.match(tree(folder)['charts/agent-a/Chart.yaml'] ?? '', /^name: agent-a$/m);
    const rendered = await helmOf(who, 'ds2helm', 'render', join(folder, 'agent.yaml'), '-n', 'team-a');
    assert.match(rendered.stdout, /^ {2}namespace: team-a$/m, '-n is what Helm took it for');
    const proof = join(folder, 'proof.json');
    const verified = await helmOf(
      who,
      'ds2helm',
      'verify',
      join(folder, 'agent.yaml'),
      '-n',
      'team-a',
      '--report',
      proof,
    );
    assert.is(verified.code, 0, verified.stderr);
    assert.match(readFileSync(proof, 'utf8'), '"namespace": "team-a"');
  });
});

test('Helm 4 takes no plugin that was changed after it was signed', async () => {
  const [, helm4] = await helms();
  if (helm4 === undefined) throw new Error('no Helm 4');
  const folder = temporaryFolder();
  const name = `ds2helm-${version}.tgz`;
  const bytes = readFileSync(join(release, 'helm-plugin', name));
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  writeFileSync(join(folder, name), bytes);
  copyFileSync(join(release, 'helm-plugin', `${name}.prov`), join(folder, `${name}.prov`));
  const { code, stdout, stderr } = await helmOf(
    user(helm4),
    'plugin',
    'install',
    join(folder, name),
    '--keyring',
    keys.keyring,
  );
  assert.is(code, 1);
  assert.match(stdout + stderr, 'sha256 sum does not match');
});

test('the sums are those of the archives', async () => {
  for (const folder of ['npm', 'helm-plugin']) {
    const { stdout } = await succeed('sha256sum', ['--check', '--strict', 'SHA256SUMS'], join(release, folder));
    assert.is(stdout, `ds2helm-${version}.tgz: OK\n`);
  }
});

interface Step {
  readonly if?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

/** Runs the steps of action.yml as a runner does, with a `npx` that takes the installed command for the published one. */
async function runAction(inputs: Readonly<Record<string, string>>, cwd: string): Promise<Finished> {
  const action = load(text('action.yml')) as {
    inputs: Record<string, { default?: string }>;
    runs: { steps: readonly Step[] };
  };
  const bin = temporaryFolder();
  plant(bin, {
    npx: `#!/bin/sh\ntest "$1 $2" = "--yes ds2helm@${version}" || exit 99\nshift 2\nexec "${project}/node_modules/.bin/ds2helm" "$@"\n`,
  });
  await succeed('chmod', ['+x', 'npx'], bin);
  const value = (name: string): string => inputs[name] ?? action.inputs[name]?.default ?? '';
  let last: Finished = { code: 0, stdout: '', stderr: '' };
  for (const step of action.runs.steps) {
    if (step.if === "inputs.charts != ''" && value('charts') === '') continue;
    const env = Object.fromEntries(
      Object.entries(step.env).map(([name, text]) => [
        name,
        text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/, (_, input) => value(input)),
      ]),
    );
    const shell = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run];
    last = await run('bash', shell, { cwd, env: { ...process.env, ...env, PATH: `${bin}:${process.env['PATH']}` } });
    if (last.code !== 0) return last;
  }
  return last;
}

test('the action takes the version and the references that the charts were built with', async () => {
  const folder = temporaryFolder();
  plant(folder, {
    'agent.yaml': unversioned('agent').replace(
      'namespace: monitoring',
      'namespace: {value_from: {kind: KubernetesNamespace, name: logs}}',
    ),
    'refs.yaml': 'KubernetesNamespace/logs: from-file\n',
  });
  const build = (...flags: readonly string[]) =>
    succeed(
      join(project, 'node_modules/.bin/ds2helm'),
      ['build', 'agent.yaml', '-d', 'charts', '--force', ...flags],
      folder,
    );
  const inputs = { manifests: 'agent.yaml', charts: 'charts' };
  const ref = 'KubernetesNamespace/logs=by-flag';
  await build('--chart-version=1.4.0', `--ref=${ref}`);
  assert.is((await runAction({ ...inputs, ref }, folder)).code, 0);
  assert.is((await runAction({ ...inputs, ref: `${ref}\n`, 'chart-version': '1.4.0' }, folder)).code, 0);
  assert.is((await runAction({ ...inputs, ref, 'chart-version': '1.5.0' }, folder)).code, 1);
  assert.is((await runAction({ ...inputs, refs: 'refs.yaml' }, folder)).code, 1);
  await build('--refs=refs.yaml');
  assert.is((await runAction({ ...inputs, refs: 'refs.yaml' }, folder)).code, 0);
});

test('the action validates, and compares charts', async () => {
  const folder = temporaryFolder();
  plant(folder, { 'agents/a b.yaml': agent('agent-a'), 'bad.yaml': `${agent('agent-b')}  tolerationz: []\n` });
  await succeed(join(project, 'node_modules/.bin/ds2helm'), ['build', 'agents', '-d', 'charts'], folder);
  assert.is((await runAction({ manifests: 'agents/a b.yaml\n', charts: 'charts' }, folder)).code, 0);
  const wrong = await runAction({ manifests: 'agents\nbad.yaml\n' }, folder);
  assert.is(wrong.code, 1);
  assert.match(wrong.stdout, /^::error file=bad\.yaml,line=12,/m);
  plant(folder, { 'charts/agent-a/values.yaml': '{}\n' });
  const changed = await runAction({ manifests: 'agents', charts: 'charts' }, folder);
  assert.is(changed.code, 1);
  assert.match(changed.stdout, /^-\{\}$/m);
});

test('every file that names the version names the same', () => {
  for (const [path, place] of Object.entries(PLACES)) {
    const named = new Set(text(path).match(place));
    if (path !== 'CHANGELOG.md') assert.equal([...named], [version], path);
  }
  assert.match(text('CHANGELOG.md'), new RegExp(`^## (Unreleased|${version.replaceAll('.', '\\.')})$`, 'm'));
});

/** A repository with the hooks of this work tree, as they stand, and another one that uses them. */
async function repositories(): Promise<{ hooks: string; user: string }> {
  const [hooks, user] = [temporaryFolder(), temporaryFolder()];
  plant(hooks, { '.pre-commit-hooks.yaml': text('.pre-commit-hooks.yaml'), 'package.json': text('package.json') });
  plant(user, {
    'log-agent.yaml': readmeBlock('# log-agent.yaml'),
    'values.yaml': 'a: {{ not yaml }}\n',
    'service.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n',
    '.gitignore': 'node_modules\n',
  });
  // The published package, as npx finds it.
  symlinkSync(join(project, 'node_modules'), join(user, 'node_modules'));
  for (const folder of [hooks, user]) {
    await succeed('git', ['init', '--quiet'], folder);
    await succeed('git', ['add', '--all'], folder);
  }
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  await succeed('git', [...who, 'commit', '--quiet', '--message', 'hooks'], hooks);
  return { hooks, user };
}

async function preCommit(cwd: string, ...args: readonly string[]): Promise<Finished> {
  const env = { ...process.env, PRE_COMMIT_HOME: temporaryFolder() };
  try {
    return await run('pre-commit', args, { cwd, env });
  } catch {
    throw new Error('this test needs pre-commit: pip install pre-commit');
  }
}

test('pre-commit: validate looks at manifests, and passes over what else is YAML', async () => {
  const { hooks, user } = await repositories();
  const validate = () => preCommit(user, 'try-repo', hooks, 'ds2helm-validate', '--all-files', '--verbose');
  const right = await validate();
  assert.is(right.code, 0, right.stdout + right.stderr);
  assert.match(right.stdout, / in 1 manifest$/m);
  plant(user, { 'log-agent.yaml': `${readmeBlock('# log-agent.yaml')}  tolerationz: []\n` });
  await succeed('git', ['add', '--all'], user);
  const wrong = await validate();
  assert.is(wrong.code, 1);
  assert.match(wrong.stdout, /log-agent\.yaml:\d+/);
});

test('pre-commit: check runs when a manifest or any file of a chart changes', async () => {
  const { hooks, user } = await repositories();
  const { stdout: rev } = await succeed('git', ['rev-parse', 'HEAD'], hooks);
  const hook = { id: 'ds2helm-check', args: ['log-agent.yaml'] };
  plant(user, {
    '.pre-commit-config.yaml': JSON.stringify({ repos: [{ repo: hooks, rev: rev.trim(), hooks: [hook] }] }),
  });
  await succeed('npx', ['--no', 'ds2helm', 'build', 'log-agent.yaml'], user);
  await succeed('git', ['add', '--all'], user);
  for (const file of ['log-agent.yaml', 'charts/log-agent/README.md', 'charts/log-agent/templates/_helpers.tpl']) {
    const same = await preCommit(user, 'run', '--files', file);
    assert.is(same.code, 0, same.stdout + same.stderr);
    assert.match(same.stdout, 'Passed', file);
  }
  plant(user, { 'charts/log-agent/README.md': 'by hand\n' });
  await succeed('git', ['add', '--all'], user);
  assert.is((await preCommit(user, 'run', '--files', 'charts/log-agent/README.md')).code, 1);
});

test.run();
