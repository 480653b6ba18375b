/** What the API server makes of nothing is left out where it stands for nothing, and nowhere else. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { JsonObject } from '../../src/model/workload.ts';
import { withoutDefaults } from '../../src/raise/defaults.ts';

const bare = (pod: JsonObject): JsonObject => withoutDefaults(pod, true, () => {});
const inContainer = (fields: JsonObject): JsonObject => ({ containers: [{ name: 'a', image: 'a:1', ...fields }] });
const inVolume = (source: JsonObject): JsonObject => ({ volumes: [{ name: 'a', ...source }] });

for (const [what, given, want] of [
  ['a pod’s words', { dnsPolicy: 'ClusterFirst', restartPolicy: 'Always', schedulerName: 'default-scheduler' }, {}],
  ['a pod’s grace period', { terminationGracePeriodSeconds: 30 }, {}],
  ['host namespaces that aren’t shared', { hostNetwork: false, hostPID: false, hostIPC: false }, {}],
  ['an empty security context of a pod', { securityContext: {} }, {}],
  [
    'the older name of the account',
    { serviceAccount: 'agent', serviceAccountName: 'agent' },
    { serviceAccountName: 'agent' },
  ],
  ['a pull policy that follows from the tag', inContainer({ imagePullPolicy: 'IfNotPresent' }), inContainer({})],
  ['where a container’s last words go', inContainer({ terminationMessagePolicy: 'File' }), inContainer({})],
  [
    'a probe’s numbers and scheme',
    inContainer({
      livenessProbe: {
        httpGet: { port: 80, scheme: 'HTTP' },
        initialDelaySeconds: 0,
        timeoutSeconds: 1,
        periodSeconds: 10,
        successThreshold: 1,
        failureThreshold: 3,
      },
    }),
    inContainer({ livenessProbe: { httpGet: { port: 80 } } }),
  ],
  [
    'a hook’s scheme',
    inContainer({ lifecycle: { preStop: { httpGet: { port: 80, scheme: 'HTTP' } } } }),
    inContainer({ lifecycle: { preStop: { httpGet: { port: 80 } } } }),
  ],
  [
    'a divisor of a variable',
    inContainer({ env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '0' } } }] }),
    inContainer({ env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } }] }),
  ],
  ['no claims', inContainer({ resources: { claims: [], limits: {} } }), inContainer({ resources: {} })],
  [
    'a mount’s zero values',
    inContainer({ volumeMounts: [{ name: 'a', mountPath: '/a', readOnly: false, subPath: '' }] }),
    inContainer({ volumeMounts: [{ name: 'a', mountPath: '/a' }] }),
  ],
  [
    'a ConfigMap’s mode',
    inVolume({ configMap: { name: 'c', defaultMode: 420 } }),
    inVolume({ configMap: { name: 'c' } }),
  ],
  ['a host path of any type', inVolume({ hostPath: { path: '/a', type: '' } }), inVolume({ hostPath: { path: '/a' } })],
  [
    'a token’s life',
    inVolume({
      projected: { defaultMode: 420, sources: [{ serviceAccountToken: { path: 't', expirationSeconds: 3600 } }] },
    }),
    inVolume({ projected: { sources: [{ serviceAccountToken: { path: 't' } }] } }),
  ],
] satisfies [string, JsonObject, JsonObject][]) {
  test(`left out: ${what}`, () => assert.equal(bare(given), want));
}

const NAMED_LIKE_FIELDS = { scheme: 'HTTP', divisor: '0', type: '', path: '/x', restartPolicy: 'Always' };

for (const [what, given] of [
  ['keys of a node selector', { nodeSelector: NAMED_LIKE_FIELDS }],
  ['attributes of a CSI volume', inVolume({ csi: { driver: 'd', volumeAttributes: NAMED_LIKE_FIELDS } })],
  [
    'labels that a pod is spread by',
    { topologySpreadConstraints: [{ topologyKey: 'zone', labelSelector: { matchLabels: NAMED_LIKE_FIELDS } }] },
  ],
  [
    'labels of a volume claim’s template',
    inVolume({ ephemeral: { volumeClaimTemplate: { metadata: { labels: NAMED_LIKE_FIELDS } } } }),
  ],
  ['options of a flex volume', inVolume({ flexVolume: { driver: 'd', options: NAMED_LIKE_FIELDS } })],
  ['the restart policy of an init container', { initContainers: [{ name: 'a', restartPolicy: 'Always' }] }],
  ['a probe’s own grace period', inContainer({ livenessProbe: { terminationGracePeriodSeconds: 30 } })],
  ['another pull policy', inContainer({ imagePullPolicy: 'Always' })],
  ['pointers that are false', { hostUsers: false, shareProcessNamespace: false, enableServiceLinks: false }],
  ['an empty security context of a container', inContainer({ securityContext: {} })],
  ['a mode of its own', inVolume({ secret: { secretName: 's', items: [{ key: 'k', path: 'p', mode: 420 }] } })],
] satisfies [string, JsonObject][]) {
  test(`kept: ${what}`, () => assert.equal(bare(given), given));
}

test('kept: the pull policy that a file asks for', () => {
  const given = inContainer({ imagePullPolicy: 'IfNotPresent' });
  assert.equal(
    withoutDefaults(given, false, () => {}),
    given,
  );
});

test.run();
