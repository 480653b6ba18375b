/** What becomes of a chart's version and changelog from one build to the next. */

import { load } from 'js-yaml';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { sideOfManifest } from '../../src/cli/sides.ts';
import { diffSnapshots, nextRelease, type ReleasedChart, type Standing } from '../../src/diff/index.ts';
import { chartOf } from '../support/charts.ts';
import { manifestText, type Parts } from '../support/lowered.ts';

interface Told {
  readonly standing: Standing;
  readonly chart: ReleasedChart;
  readonly log: string | undefined;
  readonly doubt?: string | undefined;
  readonly changes: readonly { readonly kind: string; readonly description: string }[] | undefined;
}

/** The next release of the manifest after one, or the first. */
async function release(parts: Parts, before: Told | undefined, isNext = true): Promise<Told> {
  const { workload } = chartOf(manifestText(parts));
  const named = parts.metadata?.includes('chart-version') ? workload.chart.version : undefined;
  const snapshot = async (chart: ReleasedChart) => {
    const { render, ...side } = sideOfManifest(chart, false);
    return { ...side, objects: await render({ name: 'agent', namespace: 'default' }) };
  };
  const { doubt, ...chart } = await nextRelease(workload, before?.standing, { isNext, named }, async (next) =>
    diffSnapshots(await snapshot(before?.chart ?? next), await snapshot(next)),
  );
  const textOf = (path: string) => chart.files.find((file) => file.path === path)?.text;
  const { version, annotations } = load(textOf('Chart.yaml') ?? '') as {
    version: string;
    annotations: Record<string, string>;
  };
  const changes = annotations['artifacthub.io/changes'];
  return {
    standing: { version, files: chart.files, changes },
    chart,
    log: textOf('CHANGELOG.md'),
    doubt: doubt?.code,
    changes: changes === undefined ? undefined : (load(changes) as Told['changes']),
  };
}

const IMAGE = (tag: string): Parts => ({ app: `image: agent:${tag}` });

test('the first release has the version of the manifest', async () => {
  const first = await release({ metadata: 'annotations: {ds2helm.dev/chart-version: 1.0.0}' }, undefined);
  assert.is(first.standing.version, '1.0.0');
  assert.is(first.log, '# Changelog\n\n## 1.0.0\n\n- First release\n');
  assert.equal(first.changes, [{ kind: 'added', description: 'First release' }]);
});

test('the same content is the same release, byte by byte', async () => {
  const first = await release(IMAGE('1'), undefined);
  const again = await release(IMAGE('1'), first);
  assert.equal(again.chart.files, first.chart.files);
});

test('other content is the next release, told before the others', async () => {
  const first = await release(IMAGE('1'), undefined);
  const second = await release(IMAGE('2'), first);
  assert.is(second.standing.version, '0.1.1');
  assert.is(
    second.log,
    `# Changelog

## 0.1.1

An upgrade restarts every node's pod.

- Chart.yaml appVersion ("1" → "2")
- DaemonSet monitoring/agent spec.template.spec.containers[name=agent].image ("agent:1" → "agent:2")

## 0.1.0

- First release
`,
  );
  assert.equal(
    second.changes?.map(({ kind, description }) => `${kind}: ${description}`),
    [
      'changed: Chart.yaml appVersion ("1" → "2")',
      'changed: DaemonSet monitoring/agent spec.template.spec.containers[name=agent].image ("agent:1" → "agent:2")',
    ],
  );
  const third = await release({}, second);
  assert.match(third.log ?? '', /## 0\.1\.2[\s\S]*## 0\.1\.1[\s\S]*## 0\.1\.0/);
});

test('what breaks takes the step of a break, and the log says why', async () => {
  const first = await release({ app: 'env: {variables: {LEVEL: info}}' }, undefined);
  const second = await release({}, first);
  assert.is(second.standing.version, '0.2.0');
  assert.match(
    second.log ?? '',
    "- The chart no longer has env.LEVEL by itself: who sets it has that alone, and who doesn't has none.",
  );
  assert.ok(second.changes?.some(({ kind, description }) => kind === 'removed' && description.includes('env.LEVEL')));
});

test('the words of Chart.yaml alone are a patch', async () => {
  const first = await release({}, undefined);
  const second = await release({ metadata: 'tags: [logs]' }, first);
  assert.is(second.standing.version, '0.1.1');
  assert.match(second.log ?? '', '- The description of the chart\n');
});

test('a version of the manifest that is higher still stands', async () => {
  const first = await release(IMAGE('1'), undefined);
  const metadata = 'annotations: {ds2helm.dev/chart-version: 3.0.0}';
  assert.is((await release({ ...IMAGE('2'), metadata }, first)).standing.version, '3.0.0');
});

test('without auto the manifest names the version, and the log goes on', async () => {
  const first = await release(IMAGE('1'), undefined);
  const metadata = 'annotations: {ds2helm.dev/chart-version: 0.5.0}';
  const second = await release({ ...IMAGE('2'), metadata }, first, false);
  assert.is(second.standing.version, '0.5.0');
  assert.match(second.log ?? '', /## 0\.5\.0[\s\S]*## 0\.1\.0/);
  const unraised = await release(IMAGE('3'), first, false);
  assert.is(unraised.standing.version, '0.1.0');
  assert.is(unraised.log, first.log);
});

test('without auto and a version named, the one that stands is kept, with its log', async () => {
  const first = await release(IMAGE('1'), undefined);
  const second = await release(IMAGE('2'), first);
  assert.equal((await release(IMAGE('2'), second, false)).chart.files, second.chart.files);
  const edited = await release(IMAGE('3'), second, false);
  assert.equal([edited.standing.version, edited.log], ['0.1.1', second.log]);
  assert.equal(edited.changes, second.changes);
});

test('an older version that is named tells nothing new', async () => {
  const second = await release(IMAGE('2'), await release(IMAGE('1'), undefined));
  const metadata = 'annotations: {ds2helm.dev/chart-version: 0.1.0}';
  const older = await release({ ...IMAGE('1'), metadata }, second, false);
  assert.equal([older.standing.version, older.log], ['0.1.0', second.log]);
});

test('the first version by default is none that was named', async () => {
  const metadata = 'annotations: {ds2helm.dev/chart-version: 0.0.1}';
  const first = await release({ ...IMAGE('1'), metadata }, undefined);
  assert.is((await release(IMAGE('2'), first)).standing.version, '0.0.2');
});

test('a version that is too small a step is doubted, and taken', async () => {
  const first = await release({ app: 'env: {variables: {LEVEL: info}}' }, undefined);
  const metadata = 'annotations: {ds2helm.dev/chart-version: 0.1.1}';
  const second = await release({ metadata }, first, false);
  assert.equal([second.standing.version, second.doubt], ['0.1.1', 'version-step-small']);
  assert.is((await release({}, first)).doubt, undefined);
});

test('a chart that was built without a log gets one when something changes', async () => {
  const { workload, files } = chartOf(manifestText(IMAGE('1')));
  const standing = { version: '0.1.0', files, changes: undefined };
  const plain: Told = { standing, chart: { workload, files }, log: undefined, changes: undefined };
  assert.equal((await release(IMAGE('1'), plain)).chart.files, files);
  assert.match((await release(IMAGE('2'), plain)).log ?? '', /^# Changelog\n\n## 0\.1\.1\n/);
});

test.run();
