import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { raiseOne } from '../support/raised.ts';

/** As `kubectl get daemonset agent -o yaml` prints it. */
const PRINTED = `
apiVersion: v1
kind: List
items:
  - apiVersion: apps/v1
    kind: DaemonSet
    metadata:
      annotations:
        deprecated.daemonset.template.generation: "3"
        kubectl.kubernetes.io/last-applied-configuration: '{"kind":"DaemonSet"}'
      creationTimestamp: "2026-01-02T03:04:05Z"
      generation: 3
      managedFields: [{manager: kubectl}]
      name: agent
      namespace: monitoring
      resourceVersion: "4711"
      uid: 0b0e
    spec:
      revisionHistoryLimit: 10
      selector: {matchLabels: {app: agent}}
      template:
        metadata:
          creationTimestamp: null
          labels: {app: agent}
        spec:
          containers:
            - name: agent
              image: agent:1.2.3
              imagePullPolicy: IfNotPresent
              livenessProbe:
                httpGet: {path: /, port: 80, scheme: HTTP}
                failureThreshold: 3
                periodSeconds: 30
                successThreshold: 1
                timeoutSeconds: 1
              resources: {}
              terminationMessagePath: /dev/termination-log
              terminationMessagePolicy: File
              volumeMounts: [{name: conf, mountPath: /conf}]
          dnsPolicy: ClusterFirst
          restartPolicy: Always
          schedulerName: default-scheduler
          securityContext: {}
          serviceAccount: agent
          serviceAccountName: agent
          terminationGracePeriodSeconds: 30
          volumes: [{name: conf, configMap: {name: conf, defaultMode: 420}}]
      updateStrategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}
    status: {currentNumberScheduled: 3}
`;

for (const adopt of [false, true]) {
  test(`what a server writes out is as a person would have written it${adopt ? ', adopted' : ''}`, () => {
    const { spec } = raiseOne(PRINTED, { adopt });
    assert.equal(spec.container, {
      app: {
        image: { repo: 'agent', tag: '1.2.3' },
        volume_mounts: [{ name: 'conf', mount_path: '/conf', config_map: { name: 'conf' } }],
        liveness_probe: { http_get: { path: '/', port: 80 }, period_seconds: 30 },
      },
    });
    assert.equal(spec.pod, { labels: { app: 'agent' } });
    assert.equal(spec.service_account, { name: 'agent' });
    assert.is(spec.update_strategy, undefined);
    assert.is(spec.revision_history_limit, undefined);
  });
}

test('a file says as little as a server', () => {
  const written = PRINTED.replace(/ +(resourceVersion|uid): .*\n/g, '');
  assert.equal(raiseOne(written).spec, raiseOne(PRINTED).spec);
});

test('a null means nothing but in objects of others', () => {
  const object = (apiVersion: string): string =>
    `---\napiVersion: ${apiVersion}\nkind: Thing\nmetadata: {name: thing}\nspec: {a: null, b: [null]}\n`;
  const specOf = (apiVersion: string): unknown =>
    raiseOne(PRINTED + object(apiVersion), { all: true }).spec.extra_objects?.[0]?.['spec'];
  assert.equal(specOf('storage.k8s.io/v1'), { b: [null] });
  assert.equal(specOf('example.com/v1'), { a: null, b: [null] });
});

test.run();
