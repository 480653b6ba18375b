/** Targets that can't be written to, through the program: an error, nothing half-written, nothing lost, nothing elsewhere. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { plant, temporaryFolder, tree } from '../support/folder.ts';
import { assertBearable, type Ended, program, type Surroundings } from '../support/program.ts';

const ds2helm = await program();

const NOBODY = 65534;
const asNobody = process.getuid?.() === 0 ? { uid: NOBODY } : {};
const manifest = (tag: string): string => `apiVersion: kubernetes.planton.dev/v1
kind: KubernetesDaemonSet
metadata: {name: agent}
spec:
  namespace: {value: monitoring}
  container: {app: {image: {repo: agent, tag: "${tag}"}, resources: {limits: {memory: 1Gi}}}}
  config_maps: {text: "${'many lines\\n'.repeat(10_000)}"}
`;

/** A folder with a manifest of the tag 2, and the chart of the tag 1 when it is wanted. */
async function world({ isBuilt }: { readonly isBuilt: boolean }): Promise<string> {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  if (isBuilt) {
    plant(folder, { 'x.yaml': manifest('1') });
    assert.is((await build(folder)).code, 0);
  }
  plant(folder, { 'x.yaml': manifest('2') });
  return folder;
}

const build = (folder: string, surroundings: Surroundings = {}, ...more: readonly string[]): Promise<Ended> =>
  ds2helm.run(['build', 'x.yaml', '--output-dir', 'charts', ...more], { cwd: folder, ...surroundings });

/** What is in the way of the build, and what the error says. */
const OBSTACLES: readonly [name: string, isBuilt: boolean, obstruct: (folder: string) => Surroundings, said: RegExp][] =
  [
    ['a file in the place of the folder', false, (folder) => plantIn(folder, 'charts'), /a file stands in its place/],
    ['a file in the place of the chart', false, (folder) => plantIn(folder, 'charts/agent'), /agent is a file/],
    ['a link in the place of the chart', false, (folder) => linkIn(folder, '/etc'), /agent is a symbolic link/],
    ['a link in a circle in the place of the chart', false, (folder) => linkIn(folder, 'agent'), /symbolic link/],
    ['a folder of another user', false, () => asNobody, /permission denied/],
    ['a chart of another user', true, () => asNobody, /permission denied/],
    ['a disk that is full', false, () => ({ under: ['prlimit', '--fsize=4096'] }), /larger than the system lets it be/],
    [
      'a disk that is full, over a chart',
      true,
      () => ({ under: ['prlimit', '--fsize=4096'] }),
      /larger than the system lets it be/,
    ],
  ];

function plantIn(folder: string, path: string): Surroundings {
  plant(folder, { [path]: 'mine' });
  return {};
}

function linkIn(folder: string, to: string): Surroundings {
  mkdirSync(join(folder, 'charts'));
  symlinkSync(to, join(folder, 'charts/agent'));
  return {};
}

for (const [name, isBuilt, obstruct, said] of OBSTACLES) {
  for (const force of [[], ['--force']]) {
    test(`${[name, ...force].join(' ')}`, async () => {
      const folder = await world({ isBuilt });
      const surroundings = obstruct(folder);
      if (surroundings.uid === undefined && said.source.includes('denied'))
        chmodSync(join(folder, isBuilt ? 'charts' : ''), 0o555);
      const before = tree(folder);
      const ended = await build(folder, surroundings, ...force);
      chmodSync(folder, 0o755);
      assertBearable(ended);
      assert.is(ended.code, 3, ended.stderr);
      assert.match(ended.stderr, said);
      assert.equal(tree(folder), before);
    });
  }
}

test('a place where nothing can be written', async () => {
  const folder = await world({ isBuilt: false });
  const ended = await ds2helm.run(['build', 'x.yaml', '--output-dir', '/proc/charts'], { cwd: folder });
  assertBearable(ended);
  assert.is(ended.code, 3);
  assert.match(ended.stderr, /can't be written to \/proc\/charts/);
});

test('a standard output that is full is an error, and one that is closed is none', async () => {
  const folder = await world({ isBuilt: false });
  const shell = (redirection: string): Surroundings => ({
    cwd: folder,
    under: ['bash', '-c', `"$@" ${redirection}; exit \${PIPESTATUS[0]}`, 'bash'],
  });
  const full = await ds2helm.run(['render', 'x.yaml'], shell('> /dev/full'));
  assert.is(full.code, 3, full.stderr);
  assert.match(full.stderr, /no space is left/);
  const closed = await ds2helm.run(['render', 'x.yaml'], shell('| head -c 1 > first'));
  assert.is(closed.code, 0, closed.stderr);
  assert.is(readFileSync(join(folder, 'first'), 'utf8').length, 1);
});

test('builds into one folder at once: every one ends well, and the chart is one of theirs, whole', async () => {
  const folder = temporaryFolder();
  const tags = ['1', '2', '3', '4'];
  const wanted = await Promise.all(
    tags.map(async (tag) => {
      writeFileSync(join(folder, `${tag}.yaml`), manifest(tag));
      const alone = await ds2helm.run(['build', `${tag}.yaml`, '--output-dir', `alone-${tag}`], { cwd: folder });
      assert.is(alone.code, 0, alone.stderr);
      return tree(join(folder, `alone-${tag}/agent`));
    }),
  );
  const all = await Promise.all(
    tags.map((tag) => ds2helm.run(['build', `${tag}.yaml`, '--output-dir', 'charts'], { cwd: folder })),
  );
  for (const ended of all) assert.is(ended.code, 0, ended.stderr);
  const chart = JSON.stringify(tree(join(folder, 'charts/agent')));
  assert.ok(wanted.some((one) => JSON.stringify(one) === chart));
  assert.equal(readdirSync(join(folder, 'charts')), ['agent']);
});

test.run();
