import { HelmRelease } from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2';
import { OCIRepository } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { gitopsObjects, type Rollout } from '../../src/gitops/index.ts';
import type { JsonObject, KubernetesObject } from '../../src/model/workload.ts';
import { DIGEST, ON_DELETE, PRIVILEGED, PRIVILEGED_LABELS, REPOSITORY, rolloutOf, SECRET } from './charts.ts';

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
  assert.equal(flux(rolloutOf(PRIVILEGED, { values: { image: { tag: '2.0' } } })), [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring', labels: PRIVILEGED_LABELS } },
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

test('waves: a release in each cluster, after all of the wave before', () => {
  const objects = flux(rolloutOf(PRIVILEGED, { waves: [{ names: ['canary', 'lab'] }, { names: ['eu', 'us'] }] }));
  assert.equal(
    objects.map(({ kind, metadata }) => [kind, metadata.name, metadata.labels?.['ds2helm.dev/wave']]),
    [
      ['OCIRepository', 'agent', undefined],
      ['HelmRelease', 'agent-canary', '1'],
      ['HelmRelease', 'agent-lab', '1'],
      ['HelmRelease', 'agent-eu', '2'],
      ['HelmRelease', 'agent-us', '2'],
    ],
  );
  const releases = specsOf(objects, 'HelmRelease');
  assert.equal(
    releases.map(({ releaseName, kubeConfig, dependsOn }) => ({ releaseName, kubeConfig, dependsOn })),
    ['canary', 'lab', 'eu', 'us'].map((cluster, index) => ({
      releaseName: 'agent',
      kubeConfig: { secretRef: { name: `${cluster}-kubeconfig` } },
      dependsOn: index < 2 ? undefined : [{ name: 'agent-canary' }, { name: 'agent-lab' }],
    })),
  );
});

test('in another cluster the chart makes the namespace, with its labels', () => {
  const [release] = specsOf(flux(rolloutOf(PRIVILEGED, { waves: [{ names: ['eu'] }] })), 'HelmRelease');
  assert.is(release?.['targetNamespace'], 'default');
  assert.equal(release?.['values'], {
    namespaceOverride: 'monitoring',
    namespace: { name: 'monitoring', create: true, labels: PRIVILEGED_LABELS },
  });
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
