/** Names that YAML takes for something else, or that are as long as they may be; releases side by side. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compareObjects, describeDifferences } from '../../src/compare/index.ts';
import type { JsonObject, KubernetesObject } from '../../src/model/workload.ts';
import { wantedObjects } from '../../src/verify/index.ts';
import { chartOf, ciValues, everyHelm, templateChart, textOf, writeChart } from '../support/charts.ts';
import { parseKubectlYaml } from '../support/kubectl-yaml.ts';
import { type Fields, merge, metadata } from '../support/manifests.ts';

const sample = parseKubectlYaml(textOf('test/samples/rich.yaml'))[0] as Fields;
const richAs = (name: string) => {
  const chart = chartOf(merge(sample, metadata({ name })));
  return { chart, folder: writeChart(chart) };
};

/** So that each kind of object is there. */
const OPT_INS: Fields = {
  service: { enabled: true },
  podMonitor: { enabled: true },
  networkPolicy: { enabled: true },
};
const LONGEST_RELEASE = 'a'.repeat(53);
const LONGEST_CHART = `${'b'.repeat(31)}-${'c'.repeat(31)}`;
const NAMESPACE = 'team-a';

const CHARTS = ['rich', '1e3', LONGEST_CHART].map(richAs);
const RELEASES = ['true', '123', '1e3', LONGEST_RELEASE];

for (const { chart, folder } of CHARTS) {
  for (const name of RELEASES) {
    test(`release ${name} of chart ${chart.workload.name} is what the manifest means`, () =>
      everyHelm(async (helm) => {
        const got = await templateChart(helm, folder, { name, namespace: NAMESPACE, values: OPT_INS });
        const values = merge(ciValues(chart), OPT_INS) as JsonObject;
        const want = wantedObjects(chart.workload, { name, namespace: NAMESPACE }, values);
        assert.is(describeDifferences(compareObjects(want, got, { exact: true })), '', helm.version);
      }));
  }
}

/** Two releases in one namespace. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['true', '123'],
  // The same up to the last character.
  [LONGEST_RELEASE, `${LONGEST_RELEASE.slice(1)}z`],
];

for (const { chart, folder } of CHARTS) {
  for (const pair of PAIRS) {
    test(`releases ${pair.join(' and ')} of chart ${chart.workload.name} share no object`, () =>
      everyHelm(async (helm) => {
        const [first = [], second = []] = await Promise.all(
          pair.map(async (name) => {
            const objects = await templateChart(helm, folder, { name, namespace: NAMESPACE, values: OPT_INS });
            return objects.filter(isReleases).map(identity);
          }),
        );
        assert.ok(first.length > 10);
        assert.equal(
          first.filter((one) => second.includes(one)),
          [],
          helm.version,
        );
      }));
  }
}

/** Further objects are called what the manifest says: one that belongs to no namespace is the same for all. */
const isReleases = ({ kind }: KubernetesObject): boolean => kind !== 'PriorityClass';
const identity = ({ kind, metadata: { namespace, name } }: KubernetesObject): string => `${kind} ${namespace}/${name}`;

test.run();
