import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { JsonObject } from '../../src/model/workload.ts';
import { lower } from '../support/lowered.ts';

const STRATEGIES: Readonly<Record<string, JsonObject>> = {
  '{}': { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
  '{type: RollingUpdate}': { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
  '{type: RollingUpdate, rolling_update: {max_unavailable: "1"}}': {
    type: 'RollingUpdate',
    rollingUpdate: { maxUnavailable: 1 },
  },
  '{rolling_update: {max_unavailable: 10%}}': { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
  '{max_unavailable: 3}': { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 3 } },
  '{type: RollingUpdate, max_surge: "2"}': {
    type: 'RollingUpdate',
    rollingUpdate: { maxUnavailable: 0, maxSurge: 2 },
  },
  '{max_surge: 25%}': { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: '25%' } },
  '{max_surge: 0}': { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
  '{max_surge: 0%}': { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: '0%' } },
  '{max_unavailable: 0, max_surge: 1}': { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
  '{type: OnDelete}': { type: 'OnDelete' },
  '{type: OnDelete, max_unavailable: "2"}': { type: 'OnDelete', rollingUpdate: { maxUnavailable: 2 } },
};

for (const [given, want] of Object.entries(STRATEGIES)) {
  test(`update_strategy: ${given}`, () => {
    assert.equal(lower({ spec: `update_strategy: ${given}` }).workload.updateStrategy, want);
  });
}

test('without an update strategy one pod after the other is replaced', () => {
  assert.equal(lower({}).workload.updateStrategy, { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } });
});

test('min_ready_seconds and revision_history_limit, 0 too', () => {
  const { minReadySeconds, revisionHistoryLimit } = lower({}).workload;
  assert.equal([minReadySeconds, revisionHistoryLimit], [0, 10]);
  const given = lower({ spec: 'min_ready_seconds: 15\nrevision_history_limit: 0' }).workload;
  assert.equal([given.minReadySeconds, given.revisionHistoryLimit], [15, 0]);
});

/** Below spec, and the fields of the pod. */
const PODS: Readonly<Record<string, JsonObject>> = {
  'node_selector: {kubernetes.io/os: linux}': { nodeSelector: { 'kubernetes.io/os': 'linux' } },
  'node_selector: {snake_case: "true"}': { nodeSelector: { snake_case: 'true' } },
  'tolerations: [{operator: Exists}]': { tolerations: [{ operator: 'Exists' }] },
  'tolerations: [{key: k, operator: Equal, value: v, effect: NoExecute, toleration_seconds: 0}]': {
    tolerations: [{ key: 'k', operator: 'Equal', value: 'v', effect: 'NoExecute', tolerationSeconds: 0 }],
  },
  'pod: {scheduling: {tolerations: [{key: k, operator: Exists}], node_selector: {a: b}}}': {
    tolerations: [{ key: 'k', operator: 'Exists' }],
    nodeSelector: { a: 'b' },
  },
  'pod: {scheduling: {node_affinity: {required: [{match_expressions: [{key: a, operator: Exists}]}]}}}': {
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }],
        },
      },
    },
  },
  'affinity: {pod_anti_affinity: {preferred: [{weight: 1, pod_affinity_term: {topology_key: zone, label_selector: {match_labels: {b: c}}, match_label_keys: [a]}}]}}':
    {
      affinity: {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            {
              weight: 1,
              podAffinityTerm: {
                topologyKey: 'zone',
                labelSelector: { matchLabels: { b: 'c' } },
                matchLabelKeys: ['a'],
              },
            },
          ],
        },
      },
    },
  'pod: {topology_spread_constraints: [{max_skew: 1, topology_key: zone, when_unsatisfiable: DoNotSchedule, label_selector: {match_labels: {a_b: c}}}]}':
    {
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'zone',
          whenUnsatisfiable: 'DoNotSchedule',
          labelSelector: { matchLabels: { a_b: 'c' } },
        },
      ],
    },
  'host_network: true\nhost_pid: true\nhost_ipc: false': { hostNetwork: true, hostPID: true, hostIPC: false },
  'hostNetwork: true\ndnsPolicy: ClusterFirstWithHostNet': {
    hostNetwork: true,
    dnsPolicy: 'ClusterFirstWithHostNet',
  },
  'pod: {dns_config: {nameservers: [1.1.1.1], options: [{name: ndots, value: "2"}]}}': {
    dnsConfig: { nameservers: ['1.1.1.1'], options: [{ name: 'ndots', value: '2' }] },
  },
  'pod: {host_aliases: [{ip: 10.0.0.1, hostnames: [a, b]}]}': {
    hostAliases: [{ ip: '10.0.0.1', hostnames: ['a', 'b'] }],
  },
  'priority_class_name: system-node-critical\nruntime_class_name: gvisor': {
    priorityClassName: 'system-node-critical',
    runtimeClassName: 'gvisor',
  },
  'pod: {scheduler_name: s, hostname: h, share_process_namespace: false, enable_service_links: false}': {
    schedulerName: 's',
    hostname: 'h',
    shareProcessNamespace: false,
    enableServiceLinks: false,
  },
  'pod: {priority_class_name: "", runtime_class_name: ""}': {},
  'termination_grace_period_seconds: 0': { terminationGracePeriodSeconds: 0 },
  'automount_service_account_token: false': { automountServiceAccountToken: false },
  'pod_security_context: {run_as_user: 0, fs_group: 0, run_as_non_root: false, supplemental_groups: [0]}': {
    securityContext: { runAsUser: 0, fsGroup: 0, runAsNonRoot: false, supplementalGroups: [0] },
  },
  'pod: {security_context: {sysctls: [{name: net.core.somaxconn, value: "1024"}]}}': {
    securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] },
  },
  'pod: {set_hostname_as_fqdn: true, os: {name: linux}}': { setHostnameAsFQDN: true, os: { name: 'linux' } },
  'pod: {resources: {limits: {memory: 1Gi}}, overhead: {cpu: 10m}, runtime_class_name: kata}': {
    resources: { limits: { memory: '1Gi' } },
    overhead: { cpu: '10m' },
    runtimeClassName: 'kata',
  },
};

for (const [given, want] of Object.entries(PODS)) {
  test(given.replaceAll('\n', ', '), () => assert.equal(lower({ spec: given }).workload.pod, want));
}

test('labels and annotations of the pods are not those of its spec', () => {
  const { pod, podLabels, podAnnotations } = lower({ spec: 'pod: {labels: {a: b}, annotations: {c: d}}' }).workload;
  assert.equal(pod, {});
  assert.is(podLabels['a'], 'b');
  assert.equal(podAnnotations, { c: 'd' });
});

test.run();
