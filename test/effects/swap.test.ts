import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { disk } from '../../src/effects/file-system.ts';
import { recoverCharts, writeChart } from '../../src/effects/write.ts';
import { plant, temporaryFolder, tree } from '../support/folder.ts';
import { interrupted, Killed } from '../support/interrupted.ts';

const inputs = 'c0ffee';
const before = [
  { path: 'Chart.yaml', text: 'version: 1.0.0\n' },
  { path: 'templates/old.yaml', text: 'old\n' },
];
const after = [
  { path: 'Chart.yaml', text: 'version: 2.0.0\n' },
  { path: 'templates/new.yaml', text: 'new\n' },
];

function treeOf(chart: typeof before): ReturnType<typeof tree> {
  const parent = temporaryFolder();
  writeChart(parent, 'agent', chart, { inputs });
  return tree(join(parent, 'agent'));
}
const oldTree = treeOf(before);
const newTree = treeOf(after);

function stepsOf(parent: string): readonly string[] {
  const watched = interrupted(Number.POSITIVE_INFINITY);
  writeChart(parent, 'agent', after, { inputs, fileSystem: watched });
  return watched.calls;
}

function killedAt(step: number, withOld: boolean): string {
  const parent = temporaryFolder();
  if (withOld) writeChart(parent, 'agent', before, { inputs });
  assert.throws(
    () => writeChart(parent, 'agent', after, { inputs, fileSystem: interrupted(step) }),
    (error: unknown) => error instanceof Killed,
  );
  return parent;
}

const oneOf = (actual: object, ...wanted: readonly object[]): boolean =>
  wanted.some((tree) => JSON.stringify(tree) === JSON.stringify(actual));

test('an update takes the steps that the kill tests stop at', () => {
  const parent = temporaryFolder();
  writeChart(parent, 'agent', before, { inputs });
  const renames = stepsOf(parent).filter((call) => call.startsWith('rename'));
  assert.equal(
    renames.map((call) => call.replace(`${parent}/`, '')),
    ['rename agent', 'rename .agent.ds2helm-new', 'rename .agent.ds2helm-old'],
  );
});

test('killed at any step of an update, the old chart or the new one is there after the next command', () => {
  const counted = temporaryFolder();
  writeChart(counted, 'agent', before, { inputs });
  const steps = stepsOf(counted).length;
  assert.ok(steps > 20);
  for (let step = 0; step < steps; step++) {
    const parent = killedAt(step, true);
    const atOnce = tree(join(parent, 'agent'));
    assert.ok(oneOf(atOnce, oldTree, newTree, {}), `a mixture after step ${step}`);
    recoverCharts(parent);
    assert.ok(oneOf(tree(join(parent, 'agent')), oldTree, newTree), `a mixture after step ${step} and recovery`);
  }
});

test('killed at any step, the next build writes the chart and clears away the rest', () => {
  for (const withOld of [true, false]) {
    const counted = temporaryFolder();
    if (withOld) writeChart(counted, 'agent', before, { inputs });
    const steps = stepsOf(counted).length;
    for (let step = 0; step < steps; step++) {
      const parent = killedAt(step, withOld);
      writeChart(parent, 'agent', after, { inputs });
      assert.equal(tree(join(parent, 'agent')), newTree);
      assert.equal(readdirSync(parent), ['agent'], `left behind after step ${step}`);
    }
  }
});

test('killed again at any step of the recovery, the old chart is still there', () => {
  const aside = (parent: string): void => {
    writeChart(parent, 'agent', before, { inputs });
    renameSync(join(parent, 'agent'), join(parent, '.agent.ds2helm-old'));
    mkdirSync(join(parent, '.agent.ds2helm-new'));
  };
  const counted = temporaryFolder();
  aside(counted);
  const watched = interrupted(Number.POSITIVE_INFINITY);
  recoverCharts(counted, watched);
  for (let step = 0; step < watched.calls.length; step++) {
    const parent = temporaryFolder();
    aside(parent);
    assert.throws(
      () => recoverCharts(parent, interrupted(step)),
      (error: unknown) => error instanceof Killed,
    );
    recoverCharts(parent);
    assert.equal(tree(join(parent, 'agent')), oldTree);
    // Only a lock can be left, where the kill came after all was done.
    assert.equal(
      readdirSync(parent).filter((name) => name !== '.ds2helm.lock'),
      ['agent'],
    );
  }
});

test('a rename that fails puts the old chart back', () => {
  const parent = temporaryFolder();
  writeChart(parent, 'agent', before, { inputs });
  const failing = {
    ...disk,
    rename: (from: string, to: string): void => {
      if (from.endsWith('-new')) throw Object.assign(new Error('denied'), { code: 'EACCES', syscall: 'rename' });
      disk.rename(from, to);
    },
  };
  assert.throws(() => writeChart(parent, 'agent', after, { inputs, fileSystem: failing }), /permission denied/);
  assert.equal(tree(join(parent, 'agent')), oldTree);
  assert.equal(readdirSync(parent), ['agent']);
});

test("recovery leaves alone what is not a build's", () => {
  const parent = temporaryFolder();
  plant(parent, {
    '.ds2helm-old/x': '',
    '.agent.ds2helm-old': 'a file',
    '.other.old/x': '',
    'agent.ds2helm-new/x': '',
  });
  const all = tree(parent);
  recoverCharts(parent);
  writeChart(parent, 'agent', after, { inputs });
  for (const path of Object.keys(all)) assert.is(tree(parent)[path], all[path]);
});

test('recovery of a folder that is not there does nothing', () => {
  recoverCharts(join(temporaryFolder(), 'charts'));
});

test.run();
