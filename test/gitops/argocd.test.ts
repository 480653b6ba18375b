import { Application, ApplicationSet } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { gitopsObjects, type Rollout } from '../../src/gitops/index.ts';
import type { KubernetesObject } from '../../src/model/workload.ts';
import { DIGEST, ON_DELETE, PRIVILEGED, PRIVILEGED_LABELS, REPOSITORY, rolloutOf, SECRET } from './charts.ts';

/** The one object, which Argo CD's own schema takes. */
function argo(rollout: Rollout): KubernetesObject {
  const [object, ...more] = gitopsObjects('argocd', rollout);
  if (object === undefined || more.length > 0) throw new Error('not one object');
  const Model: new (data: never) => { validate(): void } = object.kind === 'Application' ? Application : ApplicationSet;
  new Model(object as never).validate();
  return object;
}

test('one cluster: an Application with everything said', () => {
  assert.equal(argo(rolloutOf(PRIVILEGED, { values: { image: { tag: '2.0' } } })), {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: 'agent',
      namespace: 'argocd',
      labels: { 'app.kubernetes.io/name': 'agent' },
      annotations: { 'ds2helm.dev/version': '1.2.0' },
    },
    spec: {
      project: 'default',
      source: {
        repoURL: REPOSITORY,
        targetRevision: DIGEST,
        path: '.',
        helm: { releaseName: 'agent', valuesObject: { image: { tag: '2.0' } } },
      },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'monitoring' },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
        managedNamespaceMetadata: { labels: PRIVILEGED_LABELS },
        // 100 nodes, one at a time: 30 s to stop and 60 s to start each.
        retry: { limit: 5, backoff: { duration: '30s', factor: 2, maxDuration: '9000s' } },
      },
    },
  });
});

test('a namespace without labels is left to what stands in it, and so is one of the cluster', () => {
  for (const rollout of [rolloutOf(), rolloutOf(PRIVILEGED, { namespace: 'kube-system' })]) {
    const { syncPolicy } = argo(rollout)['spec'] as { syncPolicy: object };
    assert.not.ok('managedNamespaceMetadata' in syncPolicy);
  }
});

test('release and namespace of the user, in a project and place of theirs', () => {
  const rollout = rolloutOf({}, { release: 'edge', namespace: 'edge-system' });
  const [object] = gitopsObjects('argocd', rollout, { namespace: 'gitops', project: 'agents' });
  assert.match(JSON.stringify(object), '"releaseName":"edge"');
  assert.match(JSON.stringify(object), '"namespace":"edge-system"');
  assert.match(JSON.stringify(object), '"project":"agents"');
  assert.equal([object?.metadata.name, object?.metadata.namespace], ['edge', 'gitops']);
});

test('waves: an ApplicationSet, one step a wave, of which each Application carries the label', () => {
  const waves = [{ names: ['Canary_1'] }, { labels: { env: 'prod' } }];
  const { kind, spec } = argo(rolloutOf({}, { waves })) as unknown as { kind: string; spec: Record<string, never> };
  assert.is(kind, 'ApplicationSet');
  assert.equal(spec['generators'], [
    { list: { elements: [{ name: 'Canary_1', nameNormalized: 'canary-1', values: { wave: '1' } }] } },
    { clusters: { selector: { matchLabels: { env: 'prod' } }, values: { wave: '2' } } },
  ]);
  assert.equal(spec['strategy'], {
    type: 'RollingSync',
    rollingSync: {
      steps: [
        { matchExpressions: [{ key: 'ds2helm.dev/wave', operator: 'In', values: ['1'] }] },
        { matchExpressions: [{ key: 'ds2helm.dev/wave', operator: 'In', values: ['2'] }] },
      ],
    },
  });
  assert.equal(spec['template'], {
    metadata: {
      name: 'agent-{{.nameNormalized}}',
      labels: { 'app.kubernetes.io/name': 'agent', 'ds2helm.dev/wave': '{{.values.wave}}' },
      annotations: { 'ds2helm.dev/version': '1.2.0' },
    },
    spec: {
      project: 'default',
      source: { repoURL: REPOSITORY, targetRevision: DIGEST, path: '.', helm: { releaseName: 'agent' } },
      destination: { name: '{{.name}}', namespace: 'monitoring' },
      syncPolicy: {
        syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
        retry: { limit: 5, backoff: { duration: '30s', factor: 2, maxDuration: '9000s' } },
      },
    },
  });
});

test('one wave is no order: every Application syncs by itself', () => {
  const { spec } = argo(rolloutOf({}, { waves: [{ names: ['a', 'b'] }] })) as unknown as {
    spec: { template: { spec: { syncPolicy: object } } };
  };
  assert.not.ok('strategy' in spec);
  assert.ok('automated' in spec.template.spec.syncPolicy);
});

test('braces in values are no template of the ApplicationSet', () => {
  const values = { env: { FORMAT: '{{ .Time }} {{x' } };
  const { spec } = argo(rolloutOf({}, { waves: [{ names: ['a'] }], values })) as unknown as {
    spec: { template: { spec: { source: { helm: { valuesObject: unknown } } } } };
  };
  assert.equal(spec.template.spec.source.helm.valuesObject, { env: { FORMAT: '{{`{{`}} .Time }} {{`{{`}}x' } });
  const one = argo(rolloutOf({}, { values })) as unknown as { spec: { source: { helm: { valuesObject: unknown } } } };
  assert.equal(one.spec.source.helm.valuesObject, values);
});

test('secrets come from a Secret that is there', () => {
  const object = JSON.stringify(argo(rolloutOf(SECRET, { existingSecret: 'agent-token' })));
  assert.match(object, '"valuesObject":{"existingSecret":"agent-token"}');
  assert.not.match(object, 'hunter2');
});

test('nothing waits for OnDelete: Argo CD takes it for healthy', () => {
  argo(rolloutOf(ON_DELETE));
  assert.is(rolloutOf(ON_DELETE).waits, false);
});

test.run();
