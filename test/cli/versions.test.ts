/** Versions of charts from build to build, as far as no Helm is needed; the rest stands in test/release/upgrades.test.ts. */
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { plant, temporaryFolder, tree } from '../support/folder.ts';
import { fakeIo } from '../support/io.ts';
import { agent } from '../support/release.ts';

async function build(text: string, charts: string, ...flags: readonly string[]) {
  const folder = temporaryFolder();
  plant(folder, { 'agent.yaml': text });
  const io = fakeIo();
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

test.run();
