/** Real manifests of the kind, in all its spellings, through the real Helms. DS2HELM_CORPUS names their folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compareObjects } from '../../src/compare/index.ts';
import { compileSource } from '../../src/compile.ts';
import { chartOf, everyHelm, rendered, templateChart, writeChart } from '../support/charts.ts';
import { runHelm } from '../support/helm.ts';

const corpus = process.env['DS2HELM_CORPUS'] ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const folder = join(corpus, 'manifests');
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.yaml')) : [];

/** What a template for users to fill in has between angle brackets, and what fills it. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  '<your-namespace>': 'logging',
  '<your-container-registry>': 'registry.example.com',
  '<your-log-collector-image>': 'log-collector',
  '<your-image-tag>': '1.0.0',
};
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');
const filledIn = (text: string): string =>
  Object.entries(PLACEHOLDERS).reduce((filled, [from, to]) => filled.replaceAll(from, to), text);

test('there are manifests to read', () => {
  assert.ok(files.length > 0, `no manifests in ${folder}`);
});

for (const file of files) {
  const text = filledIn(textOf(file));
  test(`${file} lints, and renders what it means in every namespace`, () =>
    everyHelm(async (helm) => {
      const chart = chartOf(text);
      const { workload } = chart;
      const written = writeChart(chart);
      const lint = await runHelm(helm.path, ['lint', '--strict', written]);
      assert.is(lint.code, 0, `${helm.version}: ${lint.stdout}${lint.stderr}`);
      for (const install of [
        { name: workload.name },
        { namespace: workload.namespace.name ?? 'own' },
        { namespace: 'team-a' },
      ]) {
        const got = await templateChart(helm, written, install);
        assert.equal(compareObjects(rendered(chart, install), got), [], `${helm.version} ${install.namespace}`);
      }
    }));
}

for (const file of files.filter((file) => filledIn(textOf(file)) !== textOf(file))) {
  test(`${file} is refused at each placeholder as long as it isn't filled in`, () => {
    const [compiled] = compileSource({ name: file, text: textOf(file) }).manifests;
    const errors = (compiled?.diagnostics ?? []).filter(({ severity }) => severity === 'error');
    assert.equal(errors.map(({ code }) => code).sort(), [
      'image-repo-invalid',
      'image-tag-invalid',
      'namespace-invalid',
    ]);
  });
}

test.run();
