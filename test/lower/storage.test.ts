import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { JsonObject } from '../../src/model/workload.ts';
import { lower } from '../support/lowered.ts';

/** A mount with its source, and the source of the volume. */
const SOURCES: Readonly<Record<string, JsonObject>> = {
  'host_path: /var/log': { hostPath: { path: '/var/log' } },
  'host_path: /var/log, host_path_type: Directory': { hostPath: { path: '/var/log', type: 'Directory' } },
  'host_path: {path: /dev/sda, type: BlockDevice}': { hostPath: { path: '/dev/sda', type: 'BlockDevice' } },
  'host_path: {path: /x, type: ""}': { hostPath: { path: '/x', type: '' } },
  'config_map: {name: c}': { configMap: { name: 'c' } },
  'config_map: {name: c, key: k}': { configMap: { name: 'c', items: [{ key: 'k', path: 'k' }] } },
  'config_map: {name: c, key: k, path: p}': { configMap: { name: 'c', items: [{ key: 'k', path: 'p' }] } },
  'config_map: {name: c, items: [{key: a, path: b, mode: 0400}], default_mode: 0, optional: false}': {
    configMap: { name: 'c', items: [{ key: 'a', path: 'b', mode: 256 }], defaultMode: 0, optional: false },
  },
  'secret: {name: s, default_mode: 0400, optional: true}': {
    secret: { secretName: 's', defaultMode: 256, optional: true },
  },
  'secret: {secret_name: s, key: k}': { secret: { secretName: 's', items: [{ key: 'k', path: 'k' }] } },
  'empty_dir: {}': { emptyDir: {} },
  'empty_dir: {medium: Memory, size_limit: 64Mi}': { emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
  'pvc: {claim_name: d, read_only: false}': { persistentVolumeClaim: { claimName: 'd', readOnly: false } },
  'persistent_volume_claim: {claim_name: d}': { persistentVolumeClaim: { claimName: 'd' } },
  'downward_api: {default_mode: 0444, items: [{path: labels, field_ref: {field_path: metadata.labels}}]}': {
    downwardAPI: { defaultMode: 292, items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] },
  },
  'projected: {sources: [{service_account_token: {path: t, audience: a, expiration_seconds: 600}}]}': {
    projected: { sources: [{ serviceAccountToken: { path: 't', audience: 'a', expirationSeconds: 600 } }] },
  },
  'projected: {sources: [{config_map: {name: c}}, {secret: {name: s, items: [{key: k, path: p}]}}]}': {
    projected: { sources: [{ configMap: { name: 'c' } }, { secret: { name: 's', items: [{ key: 'k', path: 'p' }] } }] },
  },
  'csi: {driver: d, read_only: true, volume_attributes: {snake_case: kept}, node_publish_secret_ref: {name: s}}': {
    csi: { driver: 'd', readOnly: true, volumeAttributes: { snake_case: 'kept' }, nodePublishSecretRef: { name: 's' } },
  },
  'ephemeral: {volume_claim_template: {spec: {access_modes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}}':
    {
      ephemeral: {
        volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
      },
    },
  'nfs: {server: n, path: /e, read_only: true}': { nfs: { server: 'n', path: '/e', readOnly: true } },
  'image: {reference: models:1, pull_policy: Always}': { image: { reference: 'models:1', pullPolicy: 'Always' } },
  'iscsi: {target_portal: p, iqn: "iqn.2026-01.io.example:disk", lun: 0, chap_auth_session: false}': {
    iscsi: { targetPortal: 'p', iqn: 'iqn.2026-01.io.example:disk', lun: 0, chapAuthSession: false },
  },
};

for (const [given, want] of Object.entries(SOURCES)) {
  test(`a mount with ${given}`, () => {
    const { workload } = lower({ app: `volume_mounts: [{name: v, mount_path: /mnt, ${given}}]` });
    assert.equal(workload.volumes, [{ name: 'v', ...want }]);
    assert.equal(workload.app.volumeMounts, [{ name: 'v', mountPath: '/mnt' }]);
  });
  // Only the oldest mounts had the type beside the path.
  if (given.includes('host_path_type')) continue;
  test(`a volume of the pod with ${given}`, () => {
    const { workload } = lower({ spec: `volumes: [{name: v, ${given}}]` });
    assert.equal(workload.volumes, [{ name: 'v', ...want }]);
  });
}

const MOUNTS: Readonly<Record<string, JsonObject>> = {
  'read_only: true': { readOnly: true },
  'read_only: false': { readOnly: false },
  'sub_path: a/b': { subPath: 'a/b' },
  'sub_path_expr: $(K8S_POD_ID)': { subPathExpr: '$(K8S_POD_ID)' },
  'mount_propagation: HostToContainer': { mountPropagation: 'HostToContainer' },
  'recursive_read_only: IfPossible, read_only: true': { recursiveReadOnly: 'IfPossible', readOnly: true },
};

for (const [given, want] of Object.entries(MOUNTS)) {
  test(`a mount with ${given} of its own`, () => {
    const { workload } = lower({ app: `volume_mounts: [{name: v, mount_path: /mnt, empty_dir: {}, ${given}}]` });
    assert.equal(workload.app.volumeMounts, [{ name: 'v', mountPath: '/mnt', ...want }]);
    assert.equal(workload.volumes, [{ name: 'v', emptyDir: {} }]);
  });
}

/** Where a key is mounted, what the source says of it, and the file it becomes; none: a folder that holds it. */
const KEYS: readonly (readonly [mountPath: string, source: string, subPath: string | undefined])[] = [
  ['/etc/agent/agent.yaml', '{name: c, key: config, path: agent.yaml}', 'agent.yaml'],
  ['/etc/agent', '{name: c, key: config, path: agent.yaml}', undefined],
  ['/etc/agent.yaml', '{name: c, key: config, path: other.yaml}', undefined],
  ['/etc/agent/config', '{name: c, key: config}', 'config'],
  ['/etc/agent/agent.yaml', '{name: c, key: config}', 'config'],
  ['/etc/agent', '{name: c, key: config}', undefined],
  ['/etc/agent.yaml/', '{name: c, key: config}', undefined],
  ['/etc/fluent/conf.d', '{name: c, key: config}', undefined],
  ['/root/.agent', '{name: c, key: config}', undefined],
  ['C:\\agent\\config', '{name: c, key: config}', 'config'],
  ['/etc/agent.yaml', '{name: c, key: config, items: [{key: a, path: a}]}', undefined],
];

for (const [mountPath, source, subPath] of KEYS) {
  test(`${source} at ${mountPath} is ${subPath === undefined ? 'in a folder' : 'a file'}`, () => {
    for (const kind of ['config_map', 'secret']) {
      const { workload, findings } = lower({
        app: `volume_mounts: [{name: v, mount_path: '${mountPath}', ${kind}: ${source}}]\nresources: {}`,
      });
      assert.equal(workload.app.volumeMounts, [{ name: 'v', mountPath, ...(subPath ? { subPath } : {}) }]);
      const note = subPath === undefined ? 'key-mounted-in-folder: config' : 'key-mounted-as-file: config';
      assert.equal(findings, source.includes('items') ? [] : [note]);
    }
  });
}

test('a sub_path of its own stands', () => {
  const { workload, findings } = lower({
    app: `
      resources: {}
      volume_mounts: [{name: v, mount_path: /etc/a.yaml, sub_path: dir/a, config_map: {name: c, key: a}}]
    `,
  });
  assert.equal(workload.app.volumeMounts, [{ name: 'v', mountPath: '/etc/a.yaml', subPath: 'dir/a' }]);
  assert.equal(findings, []);
});

test('mounts of one name share a volume, in every container, wherever its source stands', () => {
  const { workload } = lower({
    spec: `
      volumes: [{name: declared, empty_dir: {}}]
      container:
        app:
          image: agent:1
          volume_mounts:
            - {name: later, mount_path: /later}
            - {name: log, mount_path: /log, host_path: /var/log}
            - {name: log, mount_path: /log2, host_path: /var/log, sub_path: a}
            - {name: declared, mount_path: /declared}
        sidecars:
          - {name: tail, image: tail:1, volume_mounts: [{name: log, mount_path: /in}, {name: later, mount_path: /x, empty_dir: {}}]}
      init_containers:
        - {name: setup, image: setup:1, volume_mounts: [{name: cni, mount_path: /cni, host_path: /opt/cni}]}
    `,
  });
  assert.equal(workload.volumes, [
    { name: 'declared', emptyDir: {} },
    { name: 'log', hostPath: { path: '/var/log' } },
    { name: 'later', emptyDir: {} },
    { name: 'cni', hostPath: { path: '/opt/cni' } },
  ]);
  assert.equal(workload.app.volumeMounts, [
    { name: 'later', mountPath: '/later' },
    { name: 'log', mountPath: '/log' },
    { name: 'log', mountPath: '/log2', subPath: 'a' },
    { name: 'declared', mountPath: '/declared' },
  ]);
  assert.equal(workload.sidecars[0]?.volumeMounts, [
    { name: 'log', mountPath: '/in' },
    { name: 'later', mountPath: '/x' },
  ]);
});

test.run();
