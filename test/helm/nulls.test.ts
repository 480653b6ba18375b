/** Values taken away (`--set key=null`), emptied, or null where the chart has none of them never break a template. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ROOT_ROWS } from '../../src/generate/rows/root.ts';
import type { Json } from '../../src/model/workload.ts';
import { printYaml } from '../../src/print/yaml.ts';
import {
  type Chart,
  chartOf,
  ciValues,
  everyHelm,
  templateUmbrella,
  textOf,
  valuesOf,
  writeUmbrella,
} from '../support/charts.ts';
import { type Fields, manifest, merge } from '../support/manifests.ts';

const rich = chartOf(textOf('test/samples/rich.yaml'));
const full = merge(valuesOf(rich), ciValues(rich));
/** Values that the install must give: empty is what they are not. Taking one away is a change of its own. */
const ASKED = ['secretEnv', 'references', 'imageCredentials'];
const KEYS = ROOT_ROWS.map(({ key }) => key);

const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const mapped = (map: unknown, of: (value: unknown) => unknown): unknown =>
  isMap(map) ? Object.fromEntries(Object.entries(map).map(([key, value]) => [key, of(value)])) : of(map);

const toNull = (): null => null;
/** The same, with nothing in it. */
const emptied = (value: unknown): unknown =>
  Array.isArray(value) ? [] : isMap(value) ? {} : typeof value === 'string' ? '' : value;
const leavesNull = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(leavesNull) : isMap(value) ? mapped(value, leavesNull) : null;

/** What is done to one value of the chart's, and to which. */
const CHANGES: Readonly<Record<string, readonly [(value: unknown) => unknown, keys: readonly string[]]>> = {
  absent: [() => undefined, KEYS],
  null: [toNull, KEYS],
  'null in every entry': [(value) => mapped(value, toNull), KEYS],
  'null in every leaf': [leavesNull, KEYS.filter((key) => key !== 'imageCredentials')],
  empty: [emptied, KEYS],
  'empty in every entry': [(value) => mapped(value, emptied), KEYS.filter((key) => !ASKED.includes(key))],
};

/** A few keys at a time, so that one that breaks is not hidden by all the others. */
const groupsOf = (keys: readonly string[]): (readonly string[])[] =>
  Array.from({ length: Math.ceil(keys.length / 12) }, (_, index) => keys.slice(index * 12, index * 12 + 12));

function changed(keys: readonly string[], change: (value: unknown) => unknown): Fields {
  const all = [...new Set([...Object.keys(full), ...keys])];
  const entries = all.map((key) => [key, keys.includes(key) ? change(full[key]) : full[key]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** A copy of a chart under another name, with other values: in the chart itself, as they are after Helm merged them. */
function variant(chart: Chart, name: string, values: Fields): Chart {
  const files = chart.files.map(({ path, text }) => {
    if (path === 'Chart.yaml') return { path, text: text.replace(/^name: .*$/m, `name: ${name}`) };
    if (path === 'values.yaml') return { path, text: printYaml(values as Json) };
    return { path, text: path.startsWith('ci/') ? '{}\n' : text };
  });
  return { ...chart, workload: { ...chart.workload, name }, files };
}

const variants = Object.entries(CHANGES).flatMap(([title, [change, all]], row) => [
  ...groupsOf(all).map((keys, index) => ({
    title: `${keys.join(', ')}: ${title}`,
    keys,
    change,
    name: `v${row}-${index}`,
  })),
  { title: `everything: ${title}`, keys: all, change, name: `v${row}-all` },
]);

test('a chart with everything renders whatever of its values is gone, null or empty', () =>
  everyHelm(async (helm) => {
    const charts = variants.map(({ keys, change, name }) => variant(rich, name, changed(keys, change)));
    const folder = writeUmbrella(Object.fromEntries(charts.map((chart) => [chart.workload.name, { chart }])));
    const objects = await templateUmbrella(helm, folder, { flags: ['--skip-schema-validation'] });
    for (const { name, title } of variants) {
      const kinds = (objects.get(name) ?? []).map(({ kind }) => kind);
      assert.ok(kinds.includes('DaemonSet'), `${helm.version} ${title}`);
    }
  }));

test('a chart with nothing renders with null for every key of the contract', () =>
  everyHelm(async (helm) => {
    const nothing = variant(chartOf(manifest()), 'nothing', Object.fromEntries(KEYS.map((key) => [key, null])));
    const objects = await templateUmbrella(helm, writeUmbrella({ nothing: { chart: nothing } }));
    assert.equal(
      objects.get('nothing')?.map(({ kind }) => kind),
      ['DaemonSet'],
      helm.version,
    );
  }));

test.run();
