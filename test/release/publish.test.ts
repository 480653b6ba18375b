/** Both Helms and a real registry: what stands there afterwards, and that it stays. */
import { readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compareObjects } from '../../src/compare/index.ts';
import { chartOf, everyHelm, rendered, templateChart, writeChart } from '../support/charts.ts';
import { plant, temporaryFolder } from '../support/folder.ts';
import { helms } from '../support/helm.ts';
import { startRegistry } from '../support/registry.ts';
import { agent, digestIn, ds2helm, helmOf, type User, user } from '../support/release.ts';

const registry = await startRegistry();
const to = (path: string): string => `oci://${registry.host}/${path}`;
const manifest = (text: string): string => {
  const folder = temporaryFolder();
  plant(folder, { 'agent.yaml': text });
  return join(folder, 'agent.yaml');
};
const publish = (who: User, ...args: readonly string[]) => ds2helm(who, 'publish', ...args, '--plain-http');

let fresh = 0;
/** A path of the registry that nobody has pushed to. */
const somewhere = (): string => `team-${fresh++}/charts`;

test('what is pulled by the digest that publish prints renders what the manifest means', () =>
  everyHelm(async (helm) => {
    const who = user(helm);
    const path = somewhere();
    const { code, out, err } = await publish(who, manifest(agent('node-agent')), to(path));
    assert.is(code, 0, err);
    const digest = digestIn(out);
    assert.is(out, `published ${to(path)}/node-agent:0.1.0\n  ${digest}\n`);
    const folder = temporaryFolder();
    const pulled = await helmOf(who, 'pull', `${to(path)}/node-agent@${digest}`, '--plain-http', '-d', folder);
    assert.is(pulled.code, 0, pulled.stderr);
    const [file = ''] = readdirSync(folder);
    const chart = chartOf(agent('node-agent'));
    const got = await templateChart(helm, join(folder, file), { valuesOf: writeChart(chart) });
    assert.equal(compareObjects(rendered(chart), got), []);
  }));

test('one manifest digest, whoever pushes, when, where, and with ds2helm or without', async () => {
  const digests = new Set<string>();
  const [helm3, helm4] = await helms();
  const file = manifest(agent('node-agent'));
  const folder = temporaryFolder();
  for (const [helm, TZ] of [
    [helm3, 'America/New_York'],
    [helm4, 'Asia/Tokyo'],
  ] as const) {
    if (helm === undefined) throw new Error('no helm');
    const who = user(helm, { TZ });
    const path = somewhere();
    digests.add(digestIn((await publish(who, file, to(path))).out));
    const packed = await ds2helm(who, 'package', file, '-d', folder);
    assert.is(packed.code, 0, packed.err);
    const archive = join(folder, 'node-agent-0.1.0.tgz');
    digests.add(digestIn((await publish(who, archive, to(somewhere()))).out));
    for (const time of [1_000_000_000, 1_700_000_000]) {
      utimesSync(archive, time, time);
      const { stdout, stderr } = await helmOf(who, 'push', archive, to(somewhere()), '--plain-http');
      digests.add(digestIn(stdout + stderr));
    }
  }
  assert.is(digests.size, 1, [...digests].join());
});

test("a chart that names no time gets one digest too: the archive's time is not the clock's", async () => {
  const folder = temporaryFolder();
  plant(folder, { 'Chart.yaml': 'apiVersion: v2\nname: by-hand\nversion: 1.0.0\n', 'templates/a.yaml': '' });
  const digests = new Set<string>();
  for (const helm of await helms()) {
    const { code, out, err } = await publish(
      user(helm, { TZ: helm.major === 3 ? 'America/New_York' : 'Asia/Tokyo' }),
      folder,
      to(somewhere()),
    );
    assert.is(code, 0, err);
    digests.add(digestIn(out));
    // Helm writes whole seconds.
    await pause(1000);
  }
  assert.is(digests.size, 1);
});

test('the same content again is a quiet success, other content is refused and changes nothing', () =>
  everyHelm(async (helm) => {
    const who = user(helm);
    const path = somewhere();
    const first = await publish(who, manifest(agent('node-agent')), to(path));
    const again = await publish(who, manifest(agent('node-agent')), to(path));
    assert.equal([again.code, again.err], [0, '']);
    assert.is(again.out, first.out.replace('published', 'unchanged'));
    const other = await publish(who, manifest(agent('node-agent', { tag: '2.0' })), to(path));
    assert.is(other.code, 1);
    assert.is(other.out, '');
    assert.match(other.err, `${to(path)}/node-agent:0.1.0 is published already, with other content`);
    assert.match(other.err, '[release-differs]');
    const after = await publish(who, manifest(agent('node-agent')), to(path));
    assert.is(digestIn(after.out), digestIn(first.out));
    const next = await publish(who, manifest(agent('node-agent', { tag: '2.0', version: '0.2.0' })), to(path));
    assert.equal([next.code, next.out.split('\n')[0]], [0, `published ${to(path)}/node-agent:0.2.0`]);
  }));

test('a version with a plus stands under an underscore, and Helm pulls it by its version', () =>
  everyHelm(async (helm) => {
    const who = user(helm);
    const path = somewhere();
    const file = manifest(agent('node-agent', { version: '1.2.3-rc.1+build.5' }));
    const { out, err } = await publish(who, file, to(path));
    assert.is(out.split('\n')[0], `published ${to(path)}/node-agent:1.2.3-rc.1_build.5`, err);
    assert.match((await publish(who, file, to(path))).out, /^unchanged /);
    const folder = temporaryFolder();
    const args = ['--version', '1.2.3-rc.1+build.5', '--plain-http', '-d', folder];
    assert.is((await helmOf(who, 'pull', `${to(path)}/node-agent`, ...args)).code, 0);
    assert.equal(readdirSync(folder), ['node-agent-1.2.3-rc.1+build.5.tgz']);
  }));

test('of several charts, one that is refused keeps all from being pushed', async () => {
  const [helm] = await helms();
  if (helm === undefined) throw new Error('no helm');
  const who = user(helm);
  const path = somewhere();
  await publish(who, manifest(agent('second')), to(path));
  const both = [manifest(agent('first')), manifest(agent('second', { tag: '2.0' }))];
  assert.is((await publish(who, ...both, to(path))).code, 1);
  const { code, stderr } = await helmOf(who, 'pull', `${to(path)}/first`, '--version', '0.1.0', '--plain-http');
  assert.is(code, 1);
  assert.match(stderr, /not found/);
});

test('pipelines that publish the same chart at once all find it published', async () => {
  const file = manifest(agent('node-agent'));
  const found = await helms();
  for (let round = 0; round < 3; round++) {
    const path = somewhere();
    const all = await Promise.all([...found, ...found].map((helm) => publish(user(helm), file, to(path))));
    for (const { code, err } of all) assert.is(code, 0, err);
    assert.is(new Set(all.map(({ out }) => digestIn(out))).size, 1);
  }
});

const CHART = 'apiVersion: v2\nname: by-hand\nversion: 1.0.0\n';
const ASKS = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ required "a name" .Values.name }}}\n';

/** Charts of others, and whether they are pushed. */
const FOREIGN: readonly [name: string, files: Readonly<Record<string, string>>, isPushed: boolean][] = [
  ['a template that Helm can not read', { 'templates/a.yaml': '{{ if }}' }, false],
  ['a template that makes no YAML', { 'templates/a.yaml': 'a: b: c\n' }, false],
  ['values.yaml that is none', { 'values.yaml': 'a: [b\n' }, false],
  ['a dependency that is not there', { 'Chart.yaml': `${CHART}dependencies: [{name: x, version: 1.0.0}]\n` }, false],
  ['a value that nobody gives', { 'templates/a.yaml': ASKS }, false],
  ['the same, given for trials', { 'templates/a.yaml': ASKS, 'ci/test-values.yaml': 'name: a\n' }, true],
  [
    'the same, given for trials that the archive does not hold',
    { 'templates/a.yaml': ASKS, 'ci/test-values.yaml': 'name: a\n', '.helmignore': 'ci/\n' },
    true,
  ],
  [
    'one of two trials fails',
    { 'templates/a.yaml': ASKS, 'ci/a-values.yaml': 'name: a\n', 'ci/b-values.yaml': 'b: 1\n' },
    false,
  ],
  ['a library', { 'Chart.yaml': `${CHART}type: library\n`, 'templates/_a.tpl': '' }, true],
  ['for other clusters', { 'Chart.yaml': `${CHART}kubeVersion: "<1.20"\n` }, true],
];

for (const [name, files, isPushed] of FOREIGN) {
  test(`a chart by hand: ${name} is ${isPushed ? '' : 'not '}pushed`, () =>
    everyHelm(async (helm) => {
      const who = user(helm);
      const path = somewhere();
      const chart = temporaryFolder();
      plant(chart, { 'Chart.yaml': CHART, ...files });
      const { code, out, err } = await publish(who, chart, to(path));
      assert.equal([code, out.split(' ')[0]], isPushed ? [0, 'published'] : [1, ''], err);
      if (!isPushed) assert.match(err, '[chart-not-renderable]');
    }));
}

test('an archive that Helm can not render is not pushed', async () => {
  const [helm] = await helms();
  if (helm === undefined) throw new Error('no helm');
  const folder = temporaryFolder();
  plant(folder, { 'chart/Chart.yaml': CHART, 'chart/templates/a.yaml': '{{ if }}' });
  const packed = await ds2helm(user(helm), 'package', join(folder, 'chart'), '-d', folder);
  assert.is(packed.code, 0, packed.err);
  const { code, err } = await publish(user(helm), join(folder, 'by-hand-1.0.0.tgz'), to(somewhere()));
  assert.is(code, 1);
  assert.match(err, /Helm can't render .*by-hand-1\.0\.0\.tgz: /);
});

test('-o json is for pipelines', async () => {
  const [, helm] = await helms();
  if (helm === undefined) throw new Error('no helm');
  const who = user(helm);
  const path = somewhere();
  const folder = temporaryFolder();
  const file = manifest(agent('node-agent'));
  await ds2helm(who, 'package', file, '-d', folder);
  const sum = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').slice(0, 64);
  const planned = JSON.parse((await publish(who, file, to(path), '--dry-run', '-o', 'json')).out);
  const reference = `${to(path)}/node-agent:0.1.0`;
  const chart = { name: 'node-agent', version: '0.1.0', reference, sha256: sum };
  assert.equal(planned.charts, [{ ...chart, status: 'would publish' }]);
  const { charts, summary } = JSON.parse((await publish(who, file, to(path), '-o', 'json')).out);
  assert.match(charts[0].digest, /^sha256:[0-9a-f]{64}$/);
  assert.equal(charts, [{ ...chart, status: 'published', digest: charts[0].digest }]);
  assert.equal(summary, { manifests: 1, errors: 0, warnings: 0, notes: 0 });
  const refused = await publish(who, manifest(agent('node-agent', { tag: '9' })), to(path), '-o', 'json');
  assert.is(refused.code, 1);
  assert.equal(JSON.parse(refused.out).charts, []);
  assert.is(JSON.parse(refused.out).findings[0].code, 'release-differs');
});

test.after(() => registry.stop());
test.run();
