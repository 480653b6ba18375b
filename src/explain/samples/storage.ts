import { app, pod, type Samples, spec } from '../sample.ts';

const mounts = (...list: readonly string[]): string =>
  ['volume_mounts:', ...list.map((one) => `  - {${one}}`)].join('\n');
const LOGS = 'name: logs, mount_path: /var/log, host_path: /var/log';
const config = (fields: string): string =>
  mounts(`name: conf, mount_path: /etc/agent, config_map: {name: conf, ${fields}}`);
const scratch = (fields: string): string => mounts(`name: scratch, mount_path: /scratch, empty_dir: {${fields}}`);
const device = (name: string): string =>
  `volume_devices: [{name: ${name}, device_path: /dev/disk}]\nvolume_mounts: [{name: data, mount_path: /data, empty_dir: {}}]`;

const WITH_DEVICE = `container:
  app:
    image: "example.com/agent:1.0"
    resources: {limits: {memory: 64Mi}}
    volume_devices: [{name: disk, device_path: /dev/disk}]
    volume_mounts: [{name: disk, mount_path: /disk, pvc: {claim_name: disk}}]`;

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
  'device-path-missing': app(
    'volume_devices: [{name: disk, device_path: ""}]\nvolume_mounts: [{name: disk, mount_path: /disk, pvc: {claim_name: disk}}]',
    'volume_devices: [{name: disk, device_path: /dev/disk}]\nvolume_mounts: [{name: disk, mount_path: /disk, pvc: {claim_name: disk}}]',
  ),
  'device-with-user-namespace': spec(`pod: {host_users: false}\n${WITH_DEVICE}`, WITH_DEVICE),
  'projection-without-name': app(
    mounts('name: all, mount_path: /all, projected: {sources: [{config_map: {optional: true}}]}'),
    mounts('name: all, mount_path: /all, projected: {sources: [{config_map: {name: a, optional: true}}]}'),
  ),
  'device-unknown': app(device('disk'), 'volume_mounts: [{name: data, mount_path: /data, empty_dir: {}}]'),
};
