/** Every value of every chart in charts/ does something, does no more than it says, and refuses what it can't be. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { KubernetesObject } from '../../src/model/workload.ts';
import { changesOf } from '../support/changes.ts';
import {
  type Chart,
  chartOf,
  everyHelm,
  rendered,
  templateUmbrella,
  textOf,
  valuesOf,
  writeUmbrella,
} from '../support/charts.ts';
import { runHelm } from '../support/helm.ts';
import { changesIn, KNOBS, type Knob } from '../support/knobs.ts';
import { type Fields, merge } from '../support/manifests.ts';
import { at } from '../support/paths.ts';

const charts = readdirSync(fileURLToPath(new URL('../../charts', import.meta.url)));
const cache = new Map<string, Chart>();
const SECTIONS = ['namespace', 'global', 'image', 'serviceAccount', 'rbac', 'service', 'podMonitor', 'networkPolicy'];

const keysOf = (values: Fields): string[] =>
  Object.entries(values).flatMap(([key, value]) =>
    SECTIONS.includes(key) ? Object.keys(value as Fields).map((below) => `${key}.${below}`) : [key],
  );

const settingOf = (key: string, value: unknown): Fields =>
  key.split('.').reduceRight<unknown>((inner, part) => ({ [part]: inner }), value) as Fields;

/** So that the objects of all copies of the chart have the same names. */
const named = (name: string): Fields => ({ nameOverride: name, fullnameOverride: name });

function compiled(name: string): Chart {
  const known = cache.get(name) ?? chartOf(textOf(`examples/${name}.yaml`));
  cache.set(name, known);
  return known;
}

interface Pair {
  readonly knob: Knob;
  readonly before: Fields;
  readonly after: Fields;
}

function pairsOf(name: string, chart: Chart): Pair[] {
  const keys = keysOf(valuesOf(chart));
  return keys.map((key) => {
    const knob = KNOBS.find((knob) => knob.key === key);
    if (knob === undefined) throw new Error(`${name}: nothing is said of ${key}`);
    const before = merge(named(name), knob.given ?? {});
    return { knob, before, after: merge(before, settingOf(key, knob.to)) };
  });
}

/** Without the label that holds the alias. */
function comparable(object: KubernetesObject): KubernetesObject {
  const { 'helm.sh/chart': _, ...labels } = object.metadata.labels ?? {};
  return { ...object, metadata: { ...object.metadata, labels } };
}

function mainContainer(chart: Chart): string {
  const daemonSet = rendered(chart).find(({ kind }) => kind === 'DaemonSet');
  return (at(daemonSet, 'spec.template.spec.containers.0') as { readonly name: string }).name;
}

const aliasOf = (index: number): string => `k${String(index).padStart(3, '0')}`;

for (const name of charts) {
  const chart = compiled(name);
  const pairs = pairsOf(name, chart);
  const main = mainContainer(chart);
  const starts = [...new Set(pairs.map(({ before }) => JSON.stringify(before)))];
  const startOf = ({ before }: Pair): string => `start-${starts.indexOf(JSON.stringify(before))}`;

  test(`${name}: each of its ${pairs.length} values changes what it says, and nothing else`, () => {
    const umbrella = writeUmbrella({
      ...Object.fromEntries(pairs.map((pair) => [startOf(pair), { chart, values: pair.before }])),
      ...Object.fromEntries(pairs.map(({ after }, index) => [aliasOf(index), { chart, values: after }])),
    });
    return everyHelm(async (helm) => {
      const objects = await templateUmbrella(helm, umbrella, { flags: ['--skip-schema-validation'] });
      for (const [index, pair] of pairs.entries()) {
        const { key } = pair.knob;
        const of = (alias: string): KubernetesObject[] => (objects.get(alias) ?? []).map(comparable);
        const got = changesOf(of(startOf(pair)), of(aliasOf(index)));
        assert.ok(got.length > 0, `${helm.version}: ${key} changes nothing`);
        for (const change of got)
          assert.match(change, changesIn(pair.knob, main), `${helm.version}: ${key} changes ${change}`);
      }
    });
  });
}

/** All charts have one schema: each value of it is tried in the first chart that has it. */
test('every value refuses what it cannot be', () => {
  const copies = KNOBS.map((knob, index) => {
    const name = charts.find((name) => keysOf(valuesOf(compiled(name))).includes(knob.key));
    if (name === undefined) throw new Error(`no chart has ${knob.key}`);
    return [aliasOf(index), { chart: compiled(name), values: settingOf(knob.key, knob.bad) }] as const;
  });
  const umbrella = writeUmbrella(Object.fromEntries(copies));
  return everyHelm(async (helm) => {
    const { code, stderr } = await runHelm(helm.path, ['template', 'rel', umbrella]);
    assert.is(code, 1);
    const refused = new Set(stderr.match(/^k\d{3}(?=:$)/gm));
    const taken = KNOBS.filter((_, index) => !refused.has(aliasOf(index))).map(({ key }) => key);
    assert.equal(taken, [], helm.version);
  });
});

test('the chart in charts/ is the one that was looked at', () => {
  for (const name of charts)
    for (const { path, text } of compiled(name).files)
      assert.is(readFileSync(join(fileURLToPath(new URL('../../charts', import.meta.url)), name, path), 'utf8'), text);
});

test.run();
