import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { chartOf, fileOf } from '../support/charts.ts';
import { parseKubectlYaml } from '../support/kubectl-yaml.ts';
import { app, container, type Fields, initContainers, manifest, metadata, pod, spec } from '../support/manifests.ts';

/** Of the least manifest with these fields over it. */
const textOf = (fields: Fields, options = {}): string => fileOf(chartOf(manifest(fields), options), 'Chart.yaml');
const chartYaml = (fields: Fields, options = {}): Fields => parseKubectlYaml(textOf(fields, options))[0] as Fields;

test('the least chart', () => {
  assert.is(
    textOf({}),
    [
      'apiVersion: v2',
      'name: agent',
      'description: Runs agent on every node that its selectors and tolerations allow',
      'type: application',
      'version: 0.1.0',
      'appVersion: "1.2.3"',
      'kubeVersion: ">=1.25.0-0"',
      'annotations:',
      '  artifacthub.io/images: |',
      '    - name: agent',
      '      image: agent:1.2.3',
      '  ds2helm.dev/contract: "1"',
      '  org.opencontainers.image.created: "1980-01-01T00:00:00Z"',
      '',
    ].join('\n'),
  );
});

test('appVersion is a text whatever the tag looks like, and left out without one', () => {
  for (const tag of ['1.10', '20240101', '1e3', 'on', '0755', 'v1', '2024-01-01']) {
    assert.is(chartYaml(app({ image: { repo: 'x', tag } }))['appVersion'], tag);
    assert.match(textOf(app({ image: { repo: 'x', tag } })), `appVersion: "${tag}"\n`);
  }
  assert.not.ok('appVersion' in chartYaml(app({ image: { repo: 'x', tag: undefined } })));
});

const NEEDS: readonly (readonly [title: string, fields: Fields, kubeVersion: string])[] = [
  ['nothing new', {}, '>=1.25.0-0'],
  ['scheduling gates', pod({ scheduling_gates: [{ name: 'x' }] }), '>=1.26.0-0'],
  ['a native sidecar', initContainers(container('x', { restart_policy: 'Always' })), '>=1.29.0-0'],
  ['AppArmor on the pod', pod({ security_context: { app_armor_profile: { type: 'Unconfined' } } }), '>=1.30.0-0'],
  ['AppArmor on a container', app({ security_context: { app_armor_profile: { type: 'Unconfined' } } }), '>=1.30.0-0'],
  ['a hook that sleeps', app({ lifecycle: { pre_stop: { sleep: { seconds: 1 } } } }), '>=1.30.0-0'],
  [
    'a mount that is read-only all the way down',
    app({
      volume_mounts: [
        { name: 'x', mount_path: '/x', host_path: '/x', read_only: true, recursive_read_only: 'IfPossible' },
      ],
    }),
    '>=1.31.0-0',
  ],
  ['resources of the pod', pod({ resources: { limits: { cpu: '1' } } }), '>=1.32.0-0'],
  [
    'a volume that is an image, and something older',
    spec({
      container: { app: { lifecycle: { pre_stop: { sleep: { seconds: 1 } } } } },
      pod: { volumes: [{ name: 'x', image: { reference: 'y:1' } }] },
    }),
    '>=1.33.0-0',
  ],
];

for (const [title, fields, kubeVersion] of NEEDS) {
  test(`${title}: ${kubeVersion}`, () => assert.is(chartYaml(fields)['kubeVersion'], kubeVersion));
}

test('what the manifest says of the chart', () => {
  const chart = chartYaml(
    metadata({
      tags: ['logs', 'on'],
      annotations: {
        'ds2helm.dev/chart-version': '1.2.3-rc.1+build.5',
        'ds2helm.dev/home': 'https://example.com',
        'ds2helm.dev/icon': 'https://example.com/icon.svg',
      },
    }),
  );
  assert.equal(
    [chart['version'], chart['keywords'], chart['home'], chart['icon']],
    ['1.2.3-rc.1+build.5', ['logs', 'on'], 'https://example.com', 'https://example.com/icon.svg'],
  );
});

test('every image is named, by tag and digest', () => {
  const digest = `sha256:${'0'.repeat(64)}`;
  const { annotations } = chartYaml(
    spec({
      container: { app: { image: { repo: 'a', tag: '1', digest } }, sidecars: [container('b')] },
      pod: { init_containers: [container('c')] },
    }),
  );
  assert.equal(parseKubectlYaml((annotations as Fields)['artifacthub.io/images'] as string), [
    [
      { name: 'agent', image: `a:1@${digest}` },
      { name: 'b', image: 'b:1.2.3' },
      { name: 'c', image: 'c:1.2.3' },
    ],
  ]);
});

test('the time of creation is the one that was given', () => {
  const { annotations } = chartYaml({}, { created: '2024-02-03T04:05:06Z' });
  assert.is((annotations as Fields)['org.opencontainers.image.created'], '2024-02-03T04:05:06Z');
});

test.run();
