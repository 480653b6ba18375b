/** Real manifests through the real Helms: lint, template in each namespace, package. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { main } from '../../src/cli/main.ts';
import { compareObjects } from '../../src/compare/index.ts';
import { asksOf } from '../../src/model/asks.ts';
import {
  type Chart,
  chartOf,
  everyHelm,
  type Install,
  rendered,
  templateChart,
  templateUmbrella,
  textOf,
  writeChart,
  writeUmbrella,
} from '../support/charts.ts';
import { temporaryFolder, tree } from '../support/folder.ts';
import { type Helm, runHelm } from '../support/helm.ts';
import { fakeIo } from '../support/io.ts';

interface Input {
  readonly path: string;
  readonly chart: Chart;
  readonly folder: string;
}

const root = new URL('../../', import.meta.url);
const manifestsIn = (folder: string): string[] =>
  readdirSync(new URL(folder, root))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => `${folder}/${file}`);

const inputOf = (path: string): Input => {
  const chart = chartOf(textOf(path));
  return { path, chart, folder: writeChart(chart) };
};
const samples = manifestsIn('test/samples').map(inputOf);
const examples = manifestsIn('examples').map(inputOf);

/** Where a release may be recorded: nowhere in particular, where the manifest says, elsewhere. */
const installsOf = ({ chart: { workload } }: Input): Install[] => [
  { name: workload.name },
  { namespace: workload.namespace.name ?? 'own' },
  { namespace: 'team-a' },
];

test('every chart lints without a warning, with and without the values it asks for', () =>
  everyHelm(async (helm) => {
    const all = [...samples, ...examples];
    await lint(
      helm,
      all.map(({ folder }) => folder),
    );
    for (const { folder, chart } of all) {
      if (asksOf(chart.workload).length > 0)
        await lint(helm, [folder], ['--values', `${folder}/ci/default-values.yaml`]);
    }
  }));

for (const input of samples) {
  test(`${input.path} renders what it means in every namespace`, () =>
    everyHelm(async (helm) => {
      for (const install of installsOf(input)) {
        const got = await templateChart(helm, input.folder, install);
        assert.equal(compareObjects(rendered(input.chart, install), got), [], `${helm.version} ${install.namespace}`);
      }
    }));
}

test('the examples render what they mean in every namespace', () =>
  everyHelm(async (helm) => {
    const umbrella = writeUmbrella(Object.fromEntries(examples.map(({ chart }) => [chart.workload.name, { chart }])));
    for (const install of [{}, { namespace: 'monitoring' }, { namespace: 'team-a' }]) {
      const got = await templateUmbrella(helm, umbrella, install);
      for (const { path, chart } of examples) {
        const objects = got.get(chart.workload.name) ?? [];
        assert.equal(compareObjects(rendered(chart, install), objects), [], `${helm.version} ${path}`);
      }
    }
  }));

test('every chart packages, and renders the same from its archive', () =>
  everyHelm(async (helm) => {
    const target = temporaryFolder();
    const folders = examples.map(({ folder }) => folder);
    const { code, stderr } = await runHelm(helm.path, ['package', ...folders, '--destination', target]);
    assert.is(code, 0, stderr);
    for (const { chart, folder } of examples) {
      const archive = join(target, `${chart.workload.name}-${chart.workload.chart.version}.tgz`);
      const got = await templateChart(helm, archive, { valuesOf: folder });
      assert.equal(compareObjects(rendered(chart), got), [], `${helm.version} ${chart.workload.name}`);
    }
  }));

test('the same manifests give the same bytes from whatever folder they are built, and wherever to', async () => {
  const before = process.cwd();
  const [here, there] = [temporaryFolder(), join(temporaryFolder(), 'deeper')];
  try {
    for (const target of [here, there]) {
      const io = fakeIo();
      assert.is(
        await main(['build', new URL('examples', root).pathname, '--output-dir', target], io),
        0,
        io.written.err,
      );
      process.chdir(here);
    }
  } finally {
    process.chdir(before);
  }
  assert.equal(tree(here), tree(there));
  assert.ok(Object.keys(tree(here)).length > 50);
});

async function lint(helm: Helm, folders: readonly string[], flags: readonly string[] = []): Promise<void> {
  const { code, stdout, stderr } = await runHelm(helm.path, ['lint', '--strict', ...folders, ...flags]);
  const complaints = stdout.split('\n').filter((line) => /^\[(WARNING|ERROR)\]/.test(line));
  assert.equal(complaints, [], `Helm ${helm.version}: ${stdout}`);
  assert.is(code, 0, `Helm ${helm.version}: ${stdout}${stderr}`);
}

test.run();
