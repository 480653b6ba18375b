/** diff and gitops over a real registry, with both Helms. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { everyHelm } from '../support/charts.ts';
import { plant, temporaryFolder } from '../support/folder.ts';
import { startRegistry } from '../support/registry.ts';
import { agent, digestIn, ds2helm, unversioned, user } from '../support/release.ts';

const registry = await startRegistry();
const folder = temporaryFolder();
plant(folder, {
  'old.yaml': agent('node-agent'),
  'new.yaml': agent('node-agent', { tag: '1.1', version: '0.2.0' }),
  'values.yaml': 'env: {LEVEL: debug}\n',
});
const [old, next] = [join(folder, 'old.yaml'), join(folder, 'new.yaml')];

let fresh = 0;
const somewhere = (): string => `oci://${registry.host}/upgrades-${fresh++}`;

test('a manifest against what is published, and archives against each other', () =>
  everyHelm(async (helm) => {
    const who = user(helm);
    const to = somewhere();
    const published = await ds2helm(who, 'publish', old, to, '--plain-http');
    assert.is(published.code, 0, published.err);
    const chart = `${to}/node-agent`;
    const same = await ds2helm(who, 'diff', `${chart}:0.1.0`, old, '--plain-http');
    assert.equal([same.code, same.out], [0, 'The same: an upgrade changes nothing.\n'], same.err);
    const restart = await ds2helm(
      who,
      'diff',
      `${chart}@${digestIn(published.out)}`,
      next,
      '--plain-http',
      '-o',
      'json',
    );
    assert.is(restart.code, 1, restart.err);
    const { verdict, nextVersion } = JSON.parse(restart.out);
    assert.equal({ verdict, nextVersion }, { verdict: 'restart', nextVersion: '0.1.1' });
    const passes = await ds2helm(who, 'diff', chart, next, '--plain-http', '--fail-on', 'breaking');
    assert.is(passes.code, 0, passes.err);
    const dist = temporaryFolder();
    for (const file of [old, next]) assert.is((await ds2helm(who, 'package', file, '-d', dist)).code, 0);
    const archives = ['0.1.0', '0.2.0'].map((version) => join(dist, `node-agent-${version}.tgz`));
    assert.match((await ds2helm(who, 'diff', ...archives)).out, "restarts every node's pod");
    const missing = await ds2helm(who, 'diff', `${chart}:9.9.9`, next, '--plain-http');
    assert.is(missing.code, 3);
    assert.match(missing.err, 'There is no chart');
  }));

test('a published chart is handed over with its digest, and promoted in place', () =>
  everyHelm(async (helm) => {
    const who = user(helm);
    const to = somewhere();
    const gitops = (...args: readonly string[]) => ds2helm(who, 'gitops', ...args, '--plain-http');
    const first = digestIn((await ds2helm(who, 'publish', old, to, '--plain-http')).out);
    const printed = await gitops(`${to}/node-agent:0.1.0`, '--for', 'argocd', '--values', join(folder, 'values.yaml'));
    assert.is(printed.code, 0, printed.err);
    const [application] = loadAll(printed.out) as [{ spec: { source: object } }];
    assert.equal(application.spec.source, {
      repoURL: `${to}/node-agent`,
      targetRevision: first,
      path: '.',
      helm: { releaseName: 'node-agent', valuesObject: { env: { LEVEL: 'debug' } } },
    });
    const apps = temporaryFolder();
    plant(apps, { 'apps.yaml': `# ours\n${printed.out}` });
    const second = digestIn((await ds2helm(who, 'publish', next, to, '--plain-http')).out);
    const bumped = await gitops(`${to}/node-agent:0.2.0`, '--bump', join(apps, 'apps.yaml'));
    assert.is(bumped.code, 0, bumped.err);
    const text = readFileSync(join(apps, 'apps.yaml'), 'utf8');
    assert.is(text, `# ours\n${printed.out.replace(first, second).replace('0.1.0', '0.2.0')}`);
  }));

test('--chart-version auto follows what stands, in a registry and among archives', () =>
  everyHelm(async (helm) => {
    const who = user(helm);
    const to = somewhere();
    const publish = (file: string) => ds2helm(who, 'publish', file, to, '--plain-http', '--chart-version', 'auto');
    assert.match((await publish(old)).out, 'node-agent:0.1.0');
    assert.match((await publish(old)).out, `unchanged ${to}/node-agent:0.1.0`);
    const other = temporaryFolder();
    plant(other, { 'edited.yaml': agent('node-agent', { tag: '7' }) });
    const edited = join(other, 'edited.yaml');
    assert.match((await publish(edited)).out, `published ${to}/node-agent:0.1.1`);
    const dist = temporaryFolder();
    const pack = (file: string) => ds2helm(who, 'package', file, '-d', dist, '--chart-version', 'auto');
    assert.match((await pack(old)).out, 'wrote');
    assert.match((await pack(old)).out, `unchanged ${join(dist, 'node-agent-0.1.0.tgz')}`);
    assert.match((await pack(edited)).out, `wrote ${join(dist, 'node-agent-0.1.1.tgz')}`);
  }));

test('--chart-version auto follows pre-releases where there are no others', () =>
  everyHelm(async (helm) => {
    const who = user(helm);
    const to = somewhere();
    const files = temporaryFolder();
    plant(files, {
      'rc.yaml': agent('node-agent', { version: '1.0.0-rc.1' }),
      'next.yaml': unversioned('node-agent', '2.0'),
    });
    const publish = (file: string, ...flags: readonly string[]) =>
      ds2helm(who, 'publish', join(files, file), to, '--plain-http', ...flags);
    assert.is((await publish('rc.yaml')).code, 0);
    const next = await publish('next.yaml', '--chart-version', 'auto');
    assert.match(next.out, `published ${to}/node-agent:1.0.0\n`, next.err);
    const newest = await ds2helm(who, 'diff', `${to}/node-agent`, join(files, 'next.yaml'), '--plain-http');
    assert.is(newest.code, 0, newest.out);
  }));

test('a chart whose name is too long for a release, and one by others in capitals', () =>
  everyHelm(async (helm) => {
    const who = user(helm);
    const files = temporaryFolder();
    const long = 'a'.repeat(63);
    plant(files, {
      'long.yaml': agent(long),
      'edited.yaml': agent(long, { tag: '2.0', version: '0.2.0' }),
      'MyChart/Chart.yaml': 'apiVersion: v2\nname: MyChart\nversion: 1.0.0\n',
      'MyChart/templates/config.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "{{ .Release.Name }}", namespace: "{{ .Release.Namespace }}"}\n',
    });
    const run = (...args: readonly string[]) => ds2helm(who, ...args);
    const [manifest, charts, foreign] = [join(files, 'long.yaml'), join(files, 'charts'), join(files, 'MyChart')];
    const built = await run('build', manifest, '-d', charts, '--verify');
    assert.is(built.code, 0, built.err);
    assert.match(built.out, `helm install ${long.slice(0, 53)} `);
    const chart = join(charts, long);
    for (const args of [
      ['verify', manifest, chart],
      ['diff', chart, manifest],
      ['diff', '--equal', chart, manifest],
      ['diff', foreign, foreign],
      ['publish', manifest, somewhere(), '--plain-http'],
    ]) {
      const { code, err } = await run(...args);
      assert.is(code, 0, `${args[0]}: ${err}`);
    }
    assert.match((await run('diff', chart, join(files, 'edited.yaml'))).out, "restarts every node's pod");
  }));

test('a manifest is handed over only as it is published', () =>
  everyHelm(async (helm) => {
    const who = user(helm);
    const to = somewhere();
    const flux = (file: string) => ds2helm(who, 'gitops', file, '--registry', to, '--for', 'flux', '--plain-http');
    const missing = await flux(old);
    assert.is(missing.code, 3);
    const digest = digestIn((await ds2helm(who, 'publish', old, to, '--plain-http')).out);
    const printed = await flux(old);
    assert.is(printed.code, 0, printed.err);
    assert.is(digestIn(printed.out), digest);
    plant(folder, { 'edited.yaml': agent('node-agent', { tag: '7' }) });
    const edited = await flux(join(folder, 'edited.yaml'));
    assert.is(edited.code, 1);
    assert.match(edited.err, 'gitops-other-content');
  }));

test.after(() => registry.stop());
test.run();
