import { app, pod, type Samples, spec } from '../sample.ts';

const mounts = (...list: readonly string[]): string =>
  ['volume_mounts:', ...list.map((one) => `  - {${one}}`)].join('\n');
const LOGS = 'name: logs, mount_path: /var/log, host_path: /var/log';
const config = (fields: string): string =>
  mounts(`name: conf, mount_path: /etc/agent, config_map: {name: conf, ${fields}}`);
const scratch = (fields: string): string => mounts(`name: scratch, mount_path: /scratch, empty_dir: {${fields}}`);
const device = (name: string): string =>
  `volume_devices: [{name: ${name}, device_path: /dev/disk}]\nvolume_mounts: [{name: data, mount_path: /data, empty_dir: {}}]`;

const disks = (devices: string, host = ''): string =>
  `container:
  app:
    image: "example.com/agent:1.0"
    resources: {limits: {memory: 64Mi}}
    volume_devices: [${devices}]
pod: {volumes: [{name: disk, pvc: {claim_name: disk}}, {name: other, pvc: {claim_name: other}}]${host}}`;
const DISK = '{name: disk, device_path: /dev/disk}';
const token = (fields: string): string =>
  mounts(`name: token, mount_path: /token, projected: {sources: [{service_account_token: {${fields}}}]}`);
const claim = (fields: string, modes: string, size = '1Gi'): string =>
  `volumes:
  - name: data
    ephemeral:
      volume_claim_template: {${fields}: {access_modes: [ReadWriteOnce${modes}], resources: {requests: {storage: ${size}}}}}`;

const claimOf = (source: string): string => `${claim('spec', '').slice(0, -2)}, data_source: {${source}}}}`;

export const storage: Samples = {
  'volume-name-invalid': app(
    mounts('name: Var_Log, mount_path: /var/log, host_path: /var/log'),
    mounts('name: var-log, mount_path: /var/log, host_path: /var/log'),
  ),
  'volume-two-sources': app(mounts(`${LOGS}, empty_dir: {}`), mounts(LOGS)),
  'volume-source-incomplete': pod(
    'volumes: [{name: data, cephfs: {monitors: []}}]',
    'volumes: [{name: data, cephfs: {monitors: ["192.0.2.1:6789"]}}]',
  ),
  'volume-source-two': pod(
    'volumes: [{name: data, fc: {target_wwns: [500a0982991b8dc5], lun: 2, wwids: [3600508b400105e210000900000490000]}}]',
    'volumes: [{name: data, fc: {target_wwns: [500a0982991b8dc5], lun: 2}}]',
  ),
  'volume-source-invalid': pod(
    'volumes: [{name: data, nfs: {server: nfs.example.com, path: exports}}]',
    'volumes: [{name: data, nfs: {server: nfs.example.com, path: /exports}}]',
  ),
  'volume-without-source': pod('volumes: [{name: scratch}]', 'volumes: [{name: scratch, empty_dir: {}}]'),
  'volume-unknown': app(mounts('name: logs, mount_path: /var/log'), mounts(LOGS)),
  'volume-differs': app(
    mounts(LOGS, 'name: logs, mount_path: /run/log, host_path: /run/log'),
    mounts(LOGS, 'name: run-logs, mount_path: /run/log, host_path: /run/log'),
  ),
  'volume-twice': pod(
    'volumes: [{name: logs, host_path: /var/log}, {name: logs, host_path: /var/log}]',
    'volumes: [{name: logs, host_path: /var/log}]',
  ),
  'mount-path-twice': app(
    mounts(LOGS, 'name: run-logs, mount_path: /var/log, host_path: /run/log'),
    mounts(LOGS, 'name: run-logs, mount_path: /run/log, host_path: /run/log'),
  ),
  'mount-path-relative': app(mounts('name: logs, mount_path: var/log, host_path: /var/log'), mounts(LOGS)),
  'mount-path-with-colon': app(
    mounts('name: logs, mount_path: "/var/log:ro", host_path: /var/log'),
    mounts(`${LOGS}, read_only: true`),
  ),
  'sub-path-invalid': app(mounts(`${LOGS}, sub_path: ../lib`), mounts(`${LOGS}, sub_path: pods`)),
  'sub-path-two': app(mounts(`${LOGS}, sub_path: pods, sub_path_expr: pods`), mounts(`${LOGS}, sub_path: pods`)),
  'host-path-backsteps': app(mounts('name: logs, mount_path: /var/log, host_path: /var/lib/../log'), mounts(LOGS)),
  'host-path-relative': app(mounts('name: logs, mount_path: /var/log, host_path: var/log'), mounts(LOGS)),
  'host-path-on-windows': pod(
    'volumes: [{name: logs, host_path: /var/log}]\nnode_selector: {pool: logs}',
    'volumes: [{name: logs, host_path: /var/log}]\nnode_selector: {kubernetes.io/os: linux}',
  ),
  'host-root-writable': app(
    mounts('name: root, mount_path: /host, host_path: /'),
    mounts('name: root, mount_path: /host, host_path: /, read_only: true'),
  ),
  'docker-socket-mounted': app(
    mounts('name: socket, mount_path: /var/run/docker.sock, host_path: /var/run/docker.sock'),
    mounts(LOGS),
  ),
  'file-mode-invalid': app(config('default_mode: 07777'), config('default_mode: 0644')),
  'item-path-invalid': app(config('items: [{key: a, path: ../a}]'), config('items: [{key: a, path: a}]')),
  'medium-unknown': app(scratch('medium: RAM'), scratch('medium: Memory')),
  'size-limit-invalid': app(scratch('size_limit: 1GB'), scratch('size_limit: 1G')),
  'propagation-needs-privilege': app(
    mounts(`${LOGS}, mount_propagation: Bidirectional`),
    `${mounts(`${LOGS}, mount_propagation: Bidirectional`)}\nsecurity_context: {privileged: true}`,
  ),
  'recursive-read-only-needs': app(
    mounts(`${LOGS}, recursive_read_only: Enabled`),
    mounts(`${LOGS}, recursive_read_only: Enabled, read_only: true`),
  ),
  'projection-sources': app(
    mounts('name: all, mount_path: /all, projected: {sources: [{config_map: {name: a}, secret: {name: b}}]}'),
    mounts('name: all, mount_path: /all, projected: {sources: [{config_map: {name: a}}, {secret: {name: b}}]}'),
  ),
  'device-path-missing': spec(disks('{name: disk, device_path: ""}'), disks(DISK)),
  'device-with-user-namespace': spec(disks(DISK, ', host_users: false'), disks(DISK)),
  'projection-without-name': app(
    mounts('name: all, mount_path: /all, projected: {sources: [{config_map: {optional: true}}]}'),
    mounts('name: all, mount_path: /all, projected: {sources: [{config_map: {name: a, optional: true}}]}'),
  ),
  'device-unknown': app(device('disk'), 'volume_mounts: [{name: data, mount_path: /data, empty_dir: {}}]'),
  'token-lifetime': app(token('path: token, expiration_seconds: 60'), token('path: token, expiration_seconds: 3600')),
  'token-path-invalid': app(token('path: /token'), token('path: token')),
  'downward-file-sources': pod(
    'volumes: [{name: info, downward_api: {items: [{path: labels}]}}]',
    'volumes: [{name: info, downward_api: {items: [{path: labels, field_ref: {field_path: metadata.labels}}]}}]',
  ),
  'device-volume-twice': spec(
    disks('{name: disk, device_path: /dev/a}, {name: disk, device_path: /dev/b}'),
    disks('{name: disk, device_path: /dev/a}'),
  ),
  'device-path-twice': spec(
    disks('{name: disk, device_path: /dev/a}, {name: other, device_path: /dev/a}'),
    disks('{name: disk, device_path: /dev/a}, {name: other, device_path: /dev/b}'),
  ),
  'device-path-backsteps': spec(
    disks('{name: disk, device_path: /dev/../disk}'),
    disks('{name: disk, device_path: /disk}'),
  ),
  'claim-metadata-forbidden': pod(claim('metadata: {name: data}, spec', ''), claim('spec', '')),
  'claim-mode-alone': pod(claim('spec', ', ReadWriteOncePod'), claim('spec', '')),
  'claim-source-invalid': pod(claimOf('name: data'), claimOf('name: data, kind: PersistentVolumeClaim')),
  'claim-size-invalid': pod(claim('spec', '', '0'), claim('spec', '')),
};
