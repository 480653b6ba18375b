import { HelmRelease } from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2';
import { OCIRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { gitopsObjects, type Rollout, type Wishes } from '../../src/gitops/index.ts';
import type { JsonObject, KubernetesObject } from '../../src/model/workload.ts';
import type { Parts } from '../support/lowered.ts';
import { DIGEST, MAKING, ON_DELETE, PRIVILEGED, PRIVILEGED_LABELS, REPOSITORY, rolloutOf, SECRET } from './charts.ts';

/** The objects, which Flux's own schemas take. */
function flux(rollout: Rollout): KubernetesObject[] {
  const objects = gitopsObjects('flux', rollout);
  for (const object of objects) {
    if (object.kind === 'HelmRelease') new HelmRelease(object as never).validate();
    else if (object.kind === 'OCIRepository') new OCIRepository(object as never).validate();
    else assert.is(object.kind, 'Namespace');
  }
  return objects;
}

const specsOf = (objects: readonly KubernetesObject[], kind: string): JsonObject[] =>
  objects.filter((object) => object.kind === kind).map((object) => object['spec'] as JsonObject);

test('one cluster: the namespace with its labels, the source and the release, with everything said', () => {
  assert.equal(flux(rolloutOf(MAKING, { values: { image: { tag: '2.0' } } })), [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'monitoring',
        labels: PRIVILEGED_LABELS,
        annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
      },
    },
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'OCIRepository',
      metadata: {
        name: 'agent',
        namespace: 'flux-system',
        labels: { 'app.kubernetes.io/name': 'agent' },
        annotations: { 'ds2helm.dev/version': '1.2.0' },
      },
      spec: {
        interval: '1h',
        url: REPOSITORY,
        ref: { digest: DIGEST },
        layerSelector: { mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', operation: 'copy' },
      },
    },
    {
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      metadata: { name: 'agent', namespace: 'flux-system', labels: { 'app.kubernetes.io/name': 'agent' } },
      spec: {
        interval: '10m',
        releaseName: 'agent',
        targetNamespace: 'monitoring',
        storageNamespace: 'monitoring',
        chartRef: { kind: 'OCIRepository', name: 'agent', namespace: 'flux-system' },
        timeout: '9000s',
        install: { remediation: { retries: 3 }, serverSideApply: true },
        upgrade: { remediation: { retries: 3 }, serverSideApply: 'enabled' },
        values: { image: { tag: '2.0' } },
      },
    },
  ]);
});

/** Whether the Namespace is among the objects, and how the chart takes it in another cluster. */
const NAMESPACES: readonly [name: string, parts: Parts, wishes: Partial<Wishes>, isMade: boolean][] = [
  ['the manifest creates it', MAKING, {}, true],
  ['it is left to others', PRIVILEGED, {}, false],
  ['the user wants it made', PRIVILEGED, { makesNamespace: true }, true],
  ['the values leave it to others', MAKING, { values: { namespace: { create: false } } }, false],
  ['kube-system is there', MAKING, { namespace: 'kube-system', makesNamespace: true }, false],
  ['default is there', MAKING, { namespace: 'default', makesNamespace: true }, false],
];

for (const [name, parts, wishes, isMade] of NAMESPACES) {
  test(`a namespace: ${name}`, () => {
    const here = rolloutOf(parts, wishes);
    assert.is(
      flux(here).some(({ kind }) => kind === 'Namespace'),
      isMade,
    );
    const [release] = specsOf(flux(rolloutOf(parts, { ...wishes, waves: [{ names: ['eu'] }] })), 'HelmRelease');
    const own = { name: here.namespace.name, create: true, labels: PRIVILEGED_LABELS };
    const made = { ...here.values, namespaceOverride: here.namespace.name, namespace: own };
    assert.equal(
      [release?.['targetNamespace'], release?.['values'] ?? {}],
      isMade ? ['default', made] : [here.namespace.name, here.values],
    );
  });
}

const SOURCE = 'agent-0123456789ab';

test('waves: a release in each cluster, all of a source that only this digest has', () => {
  const objects = flux(rolloutOf(PRIVILEGED, { waves: [{ names: ['canary', 'lab'] }, { names: ['eu', 'us'] }] }));
  assert.equal(
    objects.map(({ kind, metadata }) => [kind, metadata.name, metadata.labels?.['ds2helm.dev/wave']]),
    [
      ['OCIRepository', SOURCE, undefined],
      ['HelmRelease', 'agent-canary', '1'],
      ['HelmRelease', 'agent-lab', '1'],
      ['HelmRelease', 'agent-eu', '2'],
      ['HelmRelease', 'agent-us', '2'],
    ],
  );
  assert.equal(
    specsOf(objects, 'HelmRelease').map(({ releaseName, kubeConfig, chartRef }) => [releaseName, kubeConfig, chartRef]),
    ['canary', 'lab', 'eu', 'us'].map((cluster) => [
      'agent',
      { secretRef: { name: `${cluster}-kubeconfig` } },
      { kind: 'OCIRepository', name: SOURCE, namespace: 'flux-system' },
    ]),
  );
});

test('a wave waits until each release of the wave before has this digest, and is ready with it', () => {
  const objects = flux(rolloutOf({}, { waves: [{ names: ['canary', 'lab'] }, { names: ['eu'] }] }));
  const readyExpr = [
    'has(dep.status.observedGeneration) && dep.status.observedGeneration == dep.metadata.generation',
    'has(dep.status.history) && has(dep.status.history[0].ociDigest)',
    `dep.status.history[0].ociDigest == '${DIGEST}'`,
    "has(dep.status.conditions) && dep.status.conditions.exists(c, c.type == 'Ready' && c.status == 'True')",
  ].join(' && ');
  assert.equal(
    specsOf(objects, 'HelmRelease').map(({ dependsOn }) => dependsOn),
    [undefined, undefined, ['agent-canary', 'agent-lab'].map((name) => ({ name, readyExpr }))],
  );
});

test('one wave is no order: the source keeps its name through promotions', () => {
  const [source, ...releases] = flux(rolloutOf({}, { waves: [{ names: ['eu', 'us'] }] }));
  assert.is(source?.metadata.name, 'agent');
  assert.not.match(JSON.stringify(releases), 'dependsOn');
});

test('nothing waits for OnDelete', () => {
  const [release] = specsOf(flux(rolloutOf(ON_DELETE)), 'HelmRelease');
  assert.equal(release?.['install'], { disableWait: true, remediation: { retries: 3 }, serverSideApply: true });
  assert.equal(release?.['upgrade'], { disableWait: true, remediation: { retries: 3 }, serverSideApply: 'enabled' });
});

test('secrets come from a Secret that is there', () => {
  const objects = flux(rolloutOf(SECRET, { existingSecret: 'agent-token' }));
  assert.equal(specsOf(objects, 'HelmRelease')[0]?.['values'], { existingSecret: 'agent-token' });
  assert.not.match(JSON.stringify(objects), 'hunter2');
});

test('a registry that speaks HTTP', () => {
  const [source] = specsOf(flux(rolloutOf({}, { plainHttp: true })), 'OCIRepository');
  assert.is(source?.['insecure'], true);
});

test.run();
