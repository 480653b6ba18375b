import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lowerManifest } from '../../src/lower/index.ts';
import type { ChartSettings } from '../../src/model/workload.ts';
import { lower, manifestOf, type Parts } from '../support/lowered.ts';

const chartOf = (parts: Parts, chartVersion?: string): ChartSettings =>
  lower(parts, chartVersion === undefined ? {} : { chartVersion }).workload.chart;
const annotated = (settings: string): Parts => ({ metadata: `annotations: {${settings}}` });

test('a manifest that says nothing of the chart', () => {
  assert.equal(chartOf({}), {
    version: '0.1.0',
    description: 'Runs agent on every node that its selectors and tolerations allow',
    keywords: [],
    maintainers: [],
    sources: [],
    annotations: {},
  });
});

/** Parts of a manifest, and what of the chart they set. */
const SETTINGS: readonly (readonly [given: Parts, want: Partial<ChartSettings>])[] = [
  [{ metadata: 'tags: [logging, node]' }, { keywords: ['logging', 'node'] }],
  [annotated('ds2helm.dev/chart-version: 1.2.3-rc.1+b7'), { version: '1.2.3-rc.1+b7' }],
  [annotated('ds2helm.dev/description: Ships logs'), { description: 'Ships logs' }],
  [annotated('ds2helm.dev/home: https://example.com'), { home: 'https://example.com' }],
  [annotated('ds2helm.dev/icon: https://example.com/i.svg'), { icon: 'https://example.com/i.svg' }],
  [
    annotated('ds2helm.dev/sources: "https://a.example, https://b.example\\nhttps://c.example"'),
    { sources: ['https://a.example', 'https://b.example', 'https://c.example'] },
  ],
  [
    annotated(
      'ds2helm.dev/maintainers: "Ada L. <ada@example.com> (https://ada.example), Bob, Cy (https://cy.example)"',
    ),
    {
      maintainers: [
        { name: 'Ada L.', email: 'ada@example.com', url: 'https://ada.example' },
        { name: 'Bob' },
        { name: 'Cy', url: 'https://cy.example' },
      ],
    },
  ],
  [
    { metadata: 'slug: node-agent\ngroup: platform/logging' },
    { annotations: { 'ds2helm.dev/slug': 'node-agent', 'ds2helm.dev/group': 'platform/logging' } },
  ],
  [
    { metadata: 'relationships: [{kind: Kafka, env: prod, name: bus, type: uses, group: g}]' },
    {
      annotations: {
        'ds2helm.dev/relationships': '[{"kind":"Kafka","env":"prod","name":"bus","type":"uses","group":"g"}]',
      },
    },
  ],
  [
    { spec: 'target_cluster: {cluster_kind: GcpGkeCluster, cluster_name: main}' },
    { targetCluster: 'GcpGkeCluster/main', annotations: { 'ds2helm.dev/target-cluster': 'GcpGkeCluster/main' } },
  ],
];

for (const [given, want] of SETTINGS) {
  test(JSON.stringify(given), () => assert.equal(chartOf(given), { ...chartOf({}), ...want }));
}

const CLUSTERS: Readonly<Record<string, string>> = {
  400: 'AzureAksCluster',
  207: 'AwsEksCluster',
  607: 'GcpGkeCluster',
  1208: 'DigitalOceanKubernetesCluster',
  1507: 'CivoKubernetesCluster',
};

for (const [number, kind] of Object.entries(CLUSTERS)) {
  test(`the cluster kind ${number} is ${kind}`, () => {
    assert.is(chartOf({ spec: `target_cluster: {cluster_kind: ${number}}` }).targetCluster, kind);
    assert.is(chartOf({ spec: `target_cluster: {cluster_kind: ${kind}}` }).targetCluster, kind);
  });
}

test("settings are the chart's, not annotations of its objects", () => {
  const { workload } = lower(
    annotated('ds2helm.dev/home: https://example.com, ds2helm.dev/config-rollout: "false", a: b'),
  );
  assert.equal(workload.commonAnnotations, { a: 'b' });
  assert.equal(workload.chart.annotations, {});
});

test('the version that the caller gives wins', () => {
  assert.is(chartOf(annotated('ds2helm.dev/chart-version: 1.2.3'), '2.0.0').version, '2.0.0');
});

test('a setting that there is not is a finding', () => {
  const { findings } = lower({ ...annotated('ds2helm.dev/hom: https://example.com'), app: 'resources: {}' });
  assert.equal(findings, ['setting-unknown: https://example.com']);
});

for (const version of ['v1.2.3', '1.2', '01.2.3', '1.2.3-01', 'latest', '1.2.3 ', '""']) {
  test(`the chart version ${version} is an error`, () => {
    const manifest = manifestOf(
      annotated(`ds2helm.dev/chart-version: ${version.endsWith(' ') ? `"${version}"` : version}`),
    );
    const { value, diagnostics } = lowerManifest(manifest);
    assert.is(value, undefined);
    assert.ok(diagnostics.some(({ code, severity }) => code === 'chart-version-invalid' && severity === 'error'));
  });
}

const ROLLOUTS: readonly (readonly [parts: Parts, want: boolean])[] = [
  [{}, true],
  [annotated('ds2helm.dev/config-rollout: false'), false],
  [annotated('ds2helm.dev/config-rollout: "no"'), false],
  [annotated('ds2helm.dev/config-rollout: true'), true],
  [{ spec: 'selector: {match_labels: {app: a}}\npod_labels: {app: a}' }, false],
];

for (const [parts, want] of ROLLOUTS) {
  test(`config rollout of ${JSON.stringify(parts)}: ${want}`, () => {
    assert.is(lower(parts).workload.configRollout, want);
  });
}

test.run();
