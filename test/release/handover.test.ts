/** What gitops refuses of a chart that is published. */
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { everyHelm } from '../support/charts.ts';
import { plant, temporaryFolder } from '../support/folder.ts';
import { startRegistry } from '../support/registry.ts';
import { agent, ds2helm, user } from '../support/release.ts';

const registry = await startRegistry();
const to = `oci://${registry.host}/handover`;
const folder = temporaryFolder();
plant(folder, {
  'agent.yaml': agent('node-agent'),
  'other/Chart.yaml': 'apiVersion: v2\nname: other\nversion: 1.0.0\n',
  'other/values.yaml': 'a: b\n',
  'apps.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n',
});

test('a chart of another tool is not handed over, and a file about others is not promoted', () =>
  everyHelm(async (helm) => {
    const who = user(helm);
    for (const chart of ['other', 'agent.yaml']) {
      const published = await ds2helm(who, 'publish', join(folder, chart), to, '--plain-http');
      assert.is(published.code, 0, published.err);
    }
    const foreign = await ds2helm(who, 'gitops', `${to}/other:1.0.0`, '--for', 'argocd', '--plain-http');
    assert.is(foreign.code, 1, foreign.err);
    assert.match(foreign.err, '[gitops-not-ours]');
    const apps = join(folder, 'apps.yaml');
    const nothing = await ds2helm(who, 'gitops', `${to}/node-agent:0.1.0`, '--bump', apps, '--plain-http');
    assert.is(nothing.code, 1, nothing.err);
    assert.match(nothing.err, '[gitops-nothing-to-bump]');
  }));

test.run();
process.once('exit', registry.stop);
