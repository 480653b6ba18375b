/** Versions of charts from build to build in a folder; archives and registries stand in test/release/upgrades.test.ts. */
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { plant, temporaryFolder, tree } from '../support/folder.ts';
import { helms } from '../support/helm.ts';
import { fakeIo } from '../support/io.ts';
import { agent, unversioned } from '../support/release.ts';

const [helm] = await helms();

async function build(text: string, charts: string, ...flags: readonly string[]) {
  const folder = temporaryFolder();
  plant(folder, { 'agent.yaml': text });
  const io = fakeIo({ env: { ...process.env, HELM_BIN: helm?.path } });
  const code = await main(['build', join(folder, 'agent.yaml'), '-d', charts, ...flags], io);
  return { code, ...io.written };
}

test('--check: other content under the version that stands is an error of its own', async () => {
  const charts = temporaryFolder();
  await build(agent('agent'), charts);
  assert.equal(await build(agent('agent'), charts, '--check'), { code: 0, out: '', err: '' });
  const changed = await build(agent('agent', { tag: '2.0' }), charts, '--check');
  assert.is(changed.code, 1);
  assert.match(
    changed.err,
    /error: The content of \S+\/agent changes, and its version stays 0\.1\.0\. \[chart-version-stands\]/,
  );
  const raised = await build(agent('agent', { tag: '2.0', version: '0.2.0' }), charts, '--check');
  assert.is(raised.code, 1);
  assert.is(raised.err, '');
});

test('the first build with auto is the first release; the second changes nothing', async () => {
  const charts = temporaryFolder();
  assert.is((await build(agent('agent'), charts, '--chart-version', 'auto')).code, 0);
  const first = tree(charts);
  assert.is(first['agent/CHANGELOG.md'], '# Changelog\n\n## 0.1.0\n\n- First release\n');
  assert.match((await build(agent('agent'), charts, '--chart-version', 'auto')).out, /^unchanged /);
  assert.is((await build(agent('agent'), charts, '--check')).code, 0);
  assert.equal(tree(charts), first);
});

test('a build that names no version keeps the one that stands', async () => {
  const charts = temporaryFolder();
  const tagged = (tag: string): string => unversioned('agent', tag);
  await build(tagged('1.0'), charts, '--chart-version', 'auto');
  await build(tagged('2.0'), charts, '--chart-version', 'auto');
  const second = tree(charts);
  assert.match(second['agent/Chart.yaml'] ?? '', /^version: "?0\.1\.1"?$/m);
  assert.equal(await build(tagged('2.0'), charts, '--check'), { code: 0, out: '', err: '' });
  assert.match((await build(tagged('2.0'), charts)).out, /^unchanged /);
  const changed = await build(tagged('3.0'), charts, '--check');
  assert.is(changed.code, 1);
  assert.match(changed.err, /changes, and its version stays 0\.1\.1\. \[chart-version-stands\]/);
  await build(tagged('3.0'), charts);
  assert.is(tree(charts)['agent/CHANGELOG.md'], second['agent/CHANGELOG.md']);
  const lower = await build(tagged('4.0'), charts, '--check', '--chart-version', '0.1.0');
  assert.match(lower.err, /its version falls from 0\.1\.1 to 0\.1\.0\. \[chart-version-falls\]/);
});

test('a version that was named once is kept, also without a changelog', async () => {
  const charts = temporaryFolder();
  await build(unversioned('agent'), charts, '--chart-version', '1.4.0');
  const first = tree(charts);
  assert.equal(await build(unversioned('agent'), charts, '--check'), { code: 0, out: '', err: '' });
  assert.match((await build(unversioned('agent'), charts)).out, /^unchanged /);
  assert.equal(tree(charts), first);
});

test('a Chart.yaml that says no version is not followed, and not written over', async () => {
  const charts = temporaryFolder();
  plant(charts, { 'agent/Chart.yaml': '{' });
  assert.is((await build(unversioned('agent'), charts)).code, 1);
  assert.is((await build(unversioned('agent'), charts, '--force')).code, 0);
});

test('a version that is too small a step is a warning of the build, and an error of a strict one', async () => {
  const charts = temporaryFolder();
  const breaking = (version: string): string =>
    agent('agent', { version }).replace('namespace: monitoring', 'namespace: logging');
  await build(agent('agent', { version: '1.0.0' }), charts, '--chart-version', 'auto');
  const strict = await build(breaking('1.0.1'), charts, '--strict');
  assert.is(strict.code, 1);
  assert.match(
    strict.err,
    /error: 1\.0\.1 is too small a step after 1\.0\.0: what changes asks for 2\.0\.0\. \[version-step-small\]/,
  );
  assert.match((await build(breaking('1.0.1'), charts, '--check')).err, /warning: .*\[version-step-small\]/);
  const enough = await build(breaking('2.0.0'), charts);
  assert.equal([enough.code, enough.err], [0, '']);
});

test.run();
