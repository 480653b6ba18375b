import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { sha256 } from '../../src/effects/stamp.ts';
import { plant, temporaryFolder, tree } from '../support/folder.ts';
import { fakeIo } from '../support/io.ts';
import { agent } from '../support/release.ts';

async function run(args: readonly string[], input = '') {
  const io = fakeIo({ input });
  const code = await main(args, io);
  return { code, ...io.written };
}

const CHART = { 'Chart.yaml': 'apiVersion: v2\nname: by-hand\nversion: 1.2.3\n', 'templates/a.yaml': '' };

test('a manifest, and the folder that build makes of it, are the same archive', async () => {
  const folder = temporaryFolder();
  plant(folder, { 'a.yaml': agent('agent-a') });
  const manifest = join(folder, 'a.yaml');
  const target = join(folder, 'dist');
  const first = await run(['package', manifest, '-d', target]);
  const file = join(target, 'agent-a-0.1.0.tgz');
  const digest = tree(target)['SHA256SUMS']?.slice(0, 64);
  assert.equal([first.code, first.out, first.err], [0, `wrote ${file}\n  sha256:${digest}\n`, '']);
  await run(['build', manifest, '-d', join(folder, 'charts')]);
  const second = await run(['package', join(folder, 'charts/agent-a'), '-d', target]);
  assert.equal([second.code, second.out, second.err], [0, `unchanged ${file}\n  sha256:${digest}\n`, '']);
});

test('a manifest from a pipe, with a version', async () => {
  const target = temporaryFolder();
  const { code, err } = await run(['package', '-', '--chart-version', '2.0.0-rc.1', '-d', target], agent('agent-a'));
  assert.is(code, 0, err);
  assert.equal(Object.keys(tree(target)), ['SHA256SUMS', 'agent-a-2.0.0-rc.1.tgz']);
});

test('-o json', async () => {
  const folder = temporaryFolder();
  plant(folder, CHART);
  const { code, out, err } = await run(['package', folder, '-d', join(folder, 'dist'), '-o', 'json']);
  assert.equal([code, err], [0, '']);
  const file = join(folder, 'dist/by-hand-1.2.3.tgz');
  const digest = JSON.parse(out).charts[0].sha256;
  assert.match(digest, /^[0-9a-f]{64}$/);
  assert.equal(JSON.parse(out), {
    version: 1,
    findings: [],
    summary: { manifests: 0, errors: 0, warnings: 0, notes: 0 },
    charts: [{ name: 'by-hand', version: '1.2.3', status: 'written', file, sha256: digest }],
  });
});

const chartYaml = (lines: string): Record<string, string> => ({ 'Chart.yaml': lines });

/** What can't be packed, and the finding. */
const REFUSED: readonly (readonly [name: string, files: Readonly<Record<string, string>>, code: string])[] = [
  ['no name', chartYaml('version: 1.0.0'), 'chart-metadata-invalid'],
  ['no version', chartYaml('name: a'), 'chart-metadata-invalid'],
  ['a path for a name', chartYaml('name: ../a\nversion: 1.0.0'), 'chart-metadata-invalid'],
  ['v1.0.0', chartYaml('name: a\nversion: v1.0.0'), 'chart-metadata-invalid'],
  ['1.10, which is a number', chartYaml('name: a\nversion: 1.10'), 'chart-metadata-invalid'],
  ['a list', chartYaml('- name: a'), 'chart-metadata-invalid'],
  ['broken YAML', chartYaml('name: [a'), 'chart-metadata-invalid'],
  ['a rule that Helm refuses', { ...CHART, '.helmignore': 'docs/**' }, 'helmignore-invalid'],
  ['a file over 5 MiB', { ...CHART, big: 'x'.repeat(5 * 2 ** 20 + 1) }, 'chart-file-too-large'],
  ['a long path', { ...CHART, ['x'.repeat(120)]: '' }, 'chart-path-too-long'],
];

for (const [name, files, finding] of REFUSED) {
  test(`${name} is refused, and nothing is written`, async () => {
    const folder = temporaryFolder();
    plant(folder, files);
    const { code, out, err } = await run(['package', folder, '-d', join(folder, 'dist')]);
    assert.equal([code, out], [1, '']);
    assert.match(err, `[${finding}]`);
    assert.equal(tree(join(folder, 'dist')), {});
  });
}

test('one error in one of several: nothing is written', async () => {
  const folder = temporaryFolder();
  plant(folder, { 'a.yaml': agent('agent-a'), 'b.yaml': `${agent('agent-b')}  tolerationz: []\n` });
  const { code, err } = await run(['package', folder, '-d', join(folder, 'dist')]);
  assert.is(code, 1);
  assert.match(err, '[unknown-field]');
  assert.equal(tree(join(folder, 'dist')), {});
});

test('two charts for one file are refused, the same one twice is not', async () => {
  const folder = temporaryFolder();
  plant(folder, {
    'one/Chart.yaml': CHART['Chart.yaml'],
    'two/Chart.yaml': `${CHART['Chart.yaml']}description: other\n`,
    'same/Chart.yaml': CHART['Chart.yaml'],
  });
  const names = (...folders: readonly string[]) => folders.map((name) => join(folder, name));
  const refused = await run(['package', ...names('one', 'two'), '-d', join(folder, 'dist')]);
  assert.is(refused.code, 1);
  assert.match(refused.err, 'by-hand 1.2.3 is named twice, with different content. [chart-named-twice]');
  const same = await run(['package', ...names('one', 'same'), '-d', join(folder, 'dist')]);
  assert.is(same.code, 0, same.err);
  assert.is(same.out.match(/^wrote /gm)?.length, 1);
});

test('links are followed within the chart, as Helm does, but not in circles', async () => {
  const folder = temporaryFolder();
  plant(folder, {
    'linked/Chart.yaml': CHART['Chart.yaml'],
    'flat/Chart.yaml': CHART['Chart.yaml'],
    'flat/files/a': 'a',
    'linked/.helmignore': 'real/\n.helmignore\n',
    'linked/real/a': 'a',
  });
  symlinkSync('real', join(folder, 'linked/files'));
  const digests = await Promise.all(
    ['linked', 'flat'].map(async (name) => {
      await run(['package', join(folder, name), '-d', join(folder, `dist-${name}`)]);
      return tree(join(folder, `dist-${name}`))['SHA256SUMS'];
    }),
  );
  assert.ok(digests[0]);
  assert.is(digests[0], digests[1]);
  symlinkSync(join(folder, 'flat'), join(folder, 'flat/files/up'));
  const { code, err } = await run(['package', join(folder, 'flat'), '-d', folder]);
  assert.is(code, 3);
  assert.match(err, 'is a link to a folder that it lies in');
});

test('a link out of the chart is refused, unless .helmignore leaves it out', async () => {
  for (const [target, at] of [
    ['../secret', 'files/a'],
    ['../secret', 'b'],
    ['..', 'up'],
  ] as const) {
    const folder = temporaryFolder();
    plant(folder, { secret: 'hunter2', 'chart/Chart.yaml': CHART['Chart.yaml'], 'chart/files/x': '' });
    symlinkSync(join(folder, 'chart', target), join(folder, 'chart', at));
    const { code, err } = await run(['package', join(folder, 'chart'), '-d', join(folder, 'dist')]);
    assert.is(code, 1);
    assert.match(err, '[chart-link-leads-out]');
    assert.equal(tree(join(folder, 'dist')), {});
    plant(folder, { 'chart/.helmignore': `${at.split('/').at(-1)}\n` });
    assert.is((await run(['package', join(folder, 'chart'), '-d', join(folder, 'dist')])).code, 0);
  }
});

/** Command lines that can't be meant. */
const USAGE: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [['package'], /Which manifest\?/],
  [['package', 'CHART', '--chart-version', '2.0.0'], /--chart-version is for manifests/],
  [['package', 'CHART', '--key', 'a@example.com'], /are for --sign/],
  [['package', 'some.tgz'], /some\.tgz is packaged already/],
  [['package', 'CHART', '-o', 'sarif'], /one of pretty, json/],
  [['publish', 'CHART'], /The last operand is the registry/],
  [['publish', 'oci://r.example/charts'], /Which manifest\?/],
  [['publish', 'CHART', 'https://r.example/charts'], /The last operand is the registry/],
  [['publish', 'CHART', 'oci://r.example/charts:1.0'], /has no tag/],
  [['publish', 'CHART', 'oci://r.example/Charts'], /no path of a registry/],
  [['publish', 'CHART', 'oci://r.example//charts'], /no path of a registry/],
  [['publish', 'CHART', 'oci://-r$/charts'], /no host of a registry/],
];

for (const [args, says] of USAGE) {
  test(`ds2helm ${args.join(' ')} is no command line`, async () => {
    const folder = temporaryFolder();
    plant(folder, CHART);
    const { code, out, err } = await run(args.map((word) => (word === 'CHART' ? folder : word)));
    assert.equal([code, out], [2, '']);
    assert.match(err, says);
  });
}

test('a chart whose name no registry takes is packed, but not published', async () => {
  const folder = temporaryFolder();
  plant(folder, { 'Chart.yaml': 'apiVersion: v2\nname: MyChart\nversion: 1.0.0\n' });
  assert.is((await run(['package', folder, '-d', join(folder, 'dist')])).code, 0);
  const { code, err } = await run(['publish', folder, 'oci://r.invalid/charts']);
  assert.is(code, 1);
  assert.match(err, '[chart-name-not-publishable]');
});

test('what is no chart, and what is not there', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'empty'));
  assert.match((await run(['package', join(folder, 'empty')])).err, 'holds no *.yaml');
  assert.match((await run(['package', join(folder, 'nothing')])).err, 'does not exist');
});

test('the digest is that of the file', async () => {
  const folder = temporaryFolder();
  plant(folder, CHART);
  const { out } = await run(['package', folder, '-d', join(folder, 'dist'), '-o', 'json']);
  assert.is(sha256(readFileSync(join(folder, 'dist/by-hand-1.2.3.tgz'))), JSON.parse(out).charts[0].sha256);
});

test.run();
