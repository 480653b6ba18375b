import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compareWithFolder } from '../../src/effects/compare-folder.ts';
import { writeChart } from '../../src/effects/write.ts';
import { plant, temporaryFolder, tree } from '../support/folder.ts';

const inputs = 'c0ffee';
const chart = [
  { path: 'Chart.yaml', text: 'name: agent\nversion: 1.0.0\n' },
  { path: 'values.yaml', text: 'image: a\n' },
];

function built(): { parent: string; folder: string } {
  const parent = temporaryFolder();
  writeChart(parent, 'agent', chart, { inputs });
  return { parent, folder: join(parent, 'agent') };
}

test('what was just written does not differ', () => {
  assert.equal(compareWithFolder(built().parent, 'agent', chart, inputs), []);
});

test('a changed file is shown as a unified diff, from what stands there to what would be written', () => {
  const { parent, folder } = built();
  plant(folder, { 'Chart.yaml': 'name: mine\nversion: 1.0.0\n' });
  assert.equal(compareWithFolder(parent, 'agent', chart, inputs), [
    {
      path: 'Chart.yaml',
      change: 'changed',
      diff: `--- ${folder}/Chart.yaml
+++ ${folder}/Chart.yaml
@@ -1,2 +1,2 @@
-name: mine
+name: agent
 version: 1.0.0
`,
    },
  ]);
});

test('a file that is missing would be added, one that is too many removed', () => {
  const { parent, folder } = built();
  rmSync(join(folder, 'values.yaml'));
  plant(folder, { 'templates/mine.yaml': 'mine\n' });
  const [first, second] = compareWithFolder(parent, 'agent', chart, inputs);
  assert.equal([first?.path, first?.change], ['templates/mine.yaml', 'removed']);
  assert.match(first?.diff ?? '', /\+\+\+ \/dev\/null\n@@ -1,1 \+0,0 @@\n-mine\n/);
  assert.equal([second?.path, second?.change], ['values.yaml', 'added']);
  assert.match(second?.diff ?? '', /--- \/dev\/null\n.*\n@@ -0,0 \+1,1 @@\n\+image: a\n/);
});

test('other inputs change the stamp', () => {
  const { parent } = built();
  assert.equal(
    compareWithFolder(parent, 'agent', chart, 'decaf').map(({ path, change }) => [path, change]),
    [['.ds2helm.json', 'changed']],
  );
});

test('where nothing stands, every file would be added, and nothing is made', () => {
  const parent = join(temporaryFolder(), 'charts');
  assert.equal(
    compareWithFolder(parent, 'agent', chart, inputs).map(({ path, change }) => [path, change]),
    [
      ['.ds2helm.json', 'added'],
      ['Chart.yaml', 'added'],
      ['values.yaml', 'added'],
    ],
  );
  assert.equal(tree(parent), {});
});

test.run();
