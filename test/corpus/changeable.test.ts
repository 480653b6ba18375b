/**
 * What a user can change at install time, over the pods of real DaemonSets: every leaf of the values is changed, then
 * every name that values hold as a key; counted is what of the pod template is no longer as before.
 *
 * Not counted: the labels that the selector needs and the checksums, which belong to the chart.
 */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { generateChart } from '../../src/generate/index.ts';
import type { KubernetesObject } from '../../src/model/workload.ts';
import { realDaemonSets } from '../support/corpus.ts';
import { helms } from '../support/helm.ts';
import { parseKubectlYaml } from '../support/kubectl-yaml.ts';
import type { Fields } from '../support/manifests.ts';
import { at } from '../support/paths.ts';
import { roundTrip } from '../support/round-trip.ts';
import { renderSubcharts, type Subchart } from '../support/umbrella.ts';

const WANTED = 0.95;

/** Values that say nothing of the pod, and what the chart makes itself. */
const NOT_OF_THE_POD =
  /^(nameOverride|fullnameOverride|namespaceOverride|namespace|common.*|daemonset.*|global|rbac|service|podMonitor|networkPolicy|.*[oO]bjects|configMaps|configRollout|secrets|secretEnv|references|imageCredentials|updateStrategy)$/;
const CHARTS_OWN = /^metadata\.(labels\.app\.kubernetes\.io\/(name|instance)$|annotations\.checksum\/)/;

/** Maps whose keys are names in the pod. */
const NAMED = ['env', 'ports', 'volumes', 'volumeMounts', 'sidecars', 'initContainers'];

const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const other = (text: string): string => (/^\d/.test(text) ? `1${text}` : `${text}-other`);

/** Another value of the same type. */
function changed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(changed);
  if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, changed(entry)]));
  if (typeof value === 'string') return other(value);
  if (typeof value === 'number') return value + 1;
  return typeof value === 'boolean' ? !value : value;
}

/** All values of the pod and its containers, changed; an account that is created stays so. */
function withOtherValues(values: Fields): Fields {
  const ofPod = Object.entries(values).filter(([key]) => !NOT_OF_THE_POD.test(key));
  const result = changed(Object.fromEntries(ofPod)) as Fields;
  const create = at(values, 'serviceAccount.create');
  return { ...result, serviceAccount: { ...(result['serviceAccount'] as Fields), create } };
}

/** The values with another key in place of each that is a name in the pod. */
function withOtherNames(values: Fields): Fields {
  return Object.fromEntries(
    NAMED.flatMap((key) => {
      const entries = Object.entries((values[key] ?? {}) as Fields).flatMap(([name, value]): [string, unknown][] => [
        [name, null],
        [other(name), inside(key, value)],
      ]);
      return entries.length === 0 ? [] : [[key, Object.fromEntries(entries)]];
    }),
  );
}

function inside(key: string, value: unknown): unknown {
  if (!isMap(value)) return value;
  if (key === 'sidecars' || key === 'initContainers') return { ...value, ...withOtherNames(value) };
  const { name } = value;
  return typeof name === 'string' && name !== '' ? { ...value, name: other(name) } : value;
}

type Path = readonly (string | number)[];

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, [...path, index]));
  if (isMap(value)) return Object.entries(value).flatMap(([key, entry]) => leavesOf(entry, [...path, key]));
  return [path];
}

const templateOf = (objects: readonly KubernetesObject[]): unknown =>
  at(
    objects.find(({ kind }) => kind === 'DaemonSet'),
    'spec.template',
  );

/** The names in a pod, each with the list that it stands in and its container's: `containers[app].env: A`. */
function namesOf(value: unknown, list = ''): Set<string> {
  const names = new Set<string>();
  for (const [key, entry] of Object.entries(isMap(value) ? value : {})) {
    if (!Array.isArray(entry)) continue;
    for (const item of entry) {
      const name = at(item, 'name');
      if (typeof name === 'string') names.add(`${list}${key}: ${name}`);
      for (const inner of namesOf(item, `${list}${key}.`)) names.add(inner);
    }
  }
  return names;
}

interface Share {
  readonly all: number;
  readonly fixed: readonly string[];
}

/** The leaves of a pod template, and those that have neither another value under other values nor another name. */
function shareOf(before: unknown, values: unknown, names: unknown): Share {
  const leaves = leavesOf(before).filter((path) => !CHARTS_OWN.test(path.join('.')));
  const [old, now] = [namesOf(at(before, 'spec')), namesOf(at(names, 'spec'))];
  const fixed = leaves.filter((path) => {
    const [was, is] = [at(before, path), at(values, path)];
    // What is off is left out.
    if (is !== was && (is !== undefined || was === true)) return false;
    const list = path.slice(1, -2).filter((part) => typeof part === 'string');
    const name = `${list.join('.')}: `;
    return path.at(-1) !== 'name' || now.has(name + was) || !now.has(name + other(String(was))) || !old.has(name + was);
  });
  return { all: leaves.length, fixed: fixed.map((path) => path.join('.')) };
}

/** The charts of the corpus, one of a name. */
function charts(): readonly Subchart[] {
  const byName = new Map<string, Subchart>();
  for (const source of realDaemonSets) {
    const { verdict, workloads } = roundTrip(source, { adopt: false });
    for (const workload of verdict === 'equal' ? workloads : []) {
      // Another value need not be one of a field's words.
      const files = generateChart(workload).filter(({ path }) => path !== 'values.schema.json');
      const asked = files.find(({ path }) => path === 'ci/default-values.yaml')?.text ?? '{}';
      byName.set(workload.name, { name: workload.name, files, values: parseKubectlYaml(asked)[0] as Fields });
    }
  }
  return [...byName.values()];
}

test('nearly every leaf of a pod can be changed by a value', async () => {
  const [helm] = await helms();
  assert.ok(helm);
  const subcharts = charts();
  const render = (over: (values: Fields) => Fields) =>
    renderSubcharts(
      helm,
      subcharts.map(({ name, files, values }) => {
        const text = files.find(({ path }) => path === 'values.yaml')?.text ?? '';
        return { name, files, values: { ...over(parseKubectlYaml(text)[0] as Fields), ...values } };
      }),
      { name: 'rel', namespace: 'default' },
    );
  const before = await render(() => ({}));
  const values = await render(withOtherValues);
  const names = await render(withOtherNames);
  const shares = subcharts.map(({ name }): Share => {
    const [a, b, c] = [before, values, names].map((renderings) => {
      const rendering = renderings.get(name);
      if (rendering === undefined || 'error' in rendering) throw new Error(`${name}: ${rendering?.error}`);
      return templateOf(rendering.objects);
    });
    const { all, fixed } = shareOf(a, b, c);
    return { all, fixed: fixed.map((path) => `${name}: ${path}`) };
  });
  const all = shares.reduce((sum, share) => sum + share.all, 0);
  const fixed = shares.flatMap((share) => share.fixed);
  console.log(`${all - fixed.length} of ${all} leaves of ${shares.length} pods`);
  assert.ok(subcharts.length > 30 && all > 2000, `${subcharts.length} charts, ${all} leaves`);
  assert.ok(1 - fixed.length / all >= WANTED, fixed.join('\n'));
});

test.run();
