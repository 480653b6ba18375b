/** Our archives beside Helm's own: the same files, and both Helms take them for charts. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { archiveChart } from '../../src/effects/archive.ts';
import { readChartFiles } from '../../src/effects/chart-files.ts';
import { run } from '../../src/effects/process.ts';
import { everyHelm } from '../support/charts.ts';
import { plant, type Tree, temporaryFolder } from '../support/folder.ts';
import { runHelm } from '../support/helm.ts';
import { fakeIo } from '../support/io.ts';

const CHART: Tree = {
  'Chart.yaml': 'apiVersion: v2\nname: demo\nversion: 1.0.0\n',
  'values.yaml': '{}\n',
  'templates/NOTES.txt': 'a\n',
  'templates/.hidden': 'h\n',
  'templates/sub/.hidden': 'h\n',
  'crds/.keep': '\n',
  'docs/a.md': 'a\n',
  'docs/deep/b.md': 'b\n',
  'docs/deep/c.txt': 'c\n',
  'files/[x].md': 'x\n',
  'files/*': 'star\n',
  'a.md': 'a\n',
  '.git/config': '[core]\n',
};

const RULES: readonly string[] = [
  '',
  '.git/\n*.txt',
  '/a.md\ndocs/deep/',
  'docs/*.md\n  # no comment\n#*.md',
  '[a-b].md\n\\[x\\].md',
  'docs\nfiles/\\*',
  '?.md\n/docs/deep/c*',
  '!*\n',
  '.helmignore\nsub/',
];

/** The files in an archive below its one folder, with their digests. */
async function content(archive: string): Promise<readonly string[]> {
  const into = temporaryFolder();
  const { code, stderr } = await run('tar', ['-xzf', archive, '-C', into]);
  assert.is(code, 0, stderr);
  const { stdout } = await run('sh', ['-c', 'find demo -type f -exec sha256sum {} +'], { cwd: into });
  return stdout.trim().split('\n').sort();
}

for (const rules of RULES) {
  test(`.helmignore ${JSON.stringify(rules)}: the files that helm package packs`, async () => {
    const parent = temporaryFolder();
    const folder = join(parent, 'demo');
    plant(folder, { ...CHART, ...(rules === '' ? {} : { '.helmignore': rules }) });
    const { value: files = [] } = readChartFiles(folder);
    const { value: archive } = archiveChart({ name: 'demo', version: '1.0.0' }, files);
    if (archive === undefined) throw new Error('no archive');
    writeFileSync(join(parent, 'ours.tgz'), archive.bytes);
    const ours = await content(join(parent, 'ours.tgz'));
    await everyHelm(async (helm) => {
      const into = temporaryFolder();
      const { code, stderr } = await runHelm(helm.path, ['package', folder, '-d', into]);
      assert.is(code, 0, stderr);
      const theirs = await content(join(into, 'demo-1.0.0.tgz'));
      // Helm writes Chart.yaml anew.
      const comparable = (lines: readonly string[]): readonly string[] =>
        lines.map((line) => line.replace(/^\w+(?=.*\/Chart.yaml$)/, ''));
      assert.equal(comparable(ours), comparable(theirs), helm.version);
    });
  });
}

test('lint --strict and template take every example from its archive, as from its folder', async () => {
  const folder = temporaryFolder();
  const io = fakeIo();
  const examples = new URL('../../examples', import.meta.url).pathname;
  assert.is(await main(['package', examples, '-d', folder, '-o', 'json'], io), 0, io.written.err);
  assert.is(await main(['build', examples, '-d', folder], fakeIo()), 0);
  const { charts } = JSON.parse(io.written.out) as { charts: readonly { name: string; file: string }[] };
  assert.ok(charts.length >= 9);
  await everyHelm(async (helm) => {
    const files = charts.map(({ file }) => file);
    const lint = await runHelm(helm.path, ['lint', '--strict', ...files]);
    assert.is(lint.code, 0, lint.stdout);
    for (const { name, file } of charts.slice(0, 3)) {
      const values = ['--values', join(folder, name, 'ci/default-values.yaml')];
      const [archived, unpacked] = await Promise.all(
        [file, join(folder, name)].map((chart) => runHelm(helm.path, ['template', 'rel', chart, ...values])),
      );
      assert.is(archived?.code, 0, archived?.stderr);
      assert.is(archived?.stdout, unpacked?.stdout);
    }
  });
});

test.run();
