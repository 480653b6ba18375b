/** kubernetes.io/docs/concepts/security/pod-security-standards, level Baseline. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { lower, type Parts } from '../support/lowered.ts';

const PRIVILEGED = {
  'pod-security.kubernetes.io/enforce': 'privileged',
  'pod-security.kubernetes.io/audit': 'privileged',
  'pod-security.kubernetes.io/warn': 'privileged',
};

const FORBIDDEN: readonly Parts[] = [
  { spec: 'host_network: true' },
  { spec: 'host_pid: true' },
  { spec: 'host_ipc: true' },
  { app: 'volume_mounts: [{name: v, mount_path: /v, host_path: /v}]' },
  { spec: 'volumes: [{name: v, host_path: /v}]' },
  { app: 'ports: [{container_port: 80, host_port: 80}]' },
  { app: 'security_context: {privileged: true}' },
  { app: 'security_context: {capabilities: {add: [CHOWN, SYS_ADMIN]}}' },
  { app: 'security_context: {capabilities: {add: [ALL]}}' },
  { spec: 'pod: {host_users: false}', app: 'security_context: {proc_mount: Unmasked}' },
  { app: 'security_context: {seccomp_profile: {type: Unconfined}}' },
  { spec: 'pod_security_context: {seccomp_profile: {type: Unconfined}}' },
  { app: 'security_context: {app_armor_profile: {type: Unconfined}}' },
  { spec: 'pod_security_context: {app_armor_profile: {type: Unconfined}}' },
  { spec: 'pod_annotations: {container.apparmor.security.beta.kubernetes.io/agent: unconfined}' },
  { app: 'security_context: {se_linux_options: {type: spc_t}}' },
  { app: 'security_context: {se_linux_options: {user: system_u}}' },
  { spec: 'pod_security_context: {se_linux_options: {role: system_r}}' },
  { spec: 'pod_security_context: {sysctls: [{name: kernel.msgmax, value: "1"}]}' },
  { app: 'liveness_probe: {http_get: {port: 80, host: 127.0.0.1}}' },
  { app: 'readiness_probe: {tcp_socket: {port: 80, host: localhost}}' },
  { app: 'lifecycle: {pre_stop: {http_get: {port: 80, host: localhost}}}' },
  {
    spec: `
      container:
        app: {image: a:1}
        sidecars: [{name: s, image: s:1, security_context: {privileged: true}}]
    `,
  },
  { spec: 'init_containers: [{name: i, image: i:1, security_context: {capabilities: {add: [NET_ADMIN]}}}]' },
];

const ALLOWED: readonly Parts[] = [
  {},
  { spec: 'host_network: false\nhost_pid: false' },
  { app: 'ports: [{container_port: 80, host_port: 0}]' },
  { app: 'security_context: {privileged: false, run_as_user: 0, allow_privilege_escalation: true}' },
  { app: 'security_context: {capabilities: {add: [NET_BIND_SERVICE, SYS_CHROOT], drop: [ALL]}}' },
  { app: 'security_context: {proc_mount: Default, seccomp_profile: {type: Localhost, localhost_profile: a}}' },
  { app: 'security_context: {se_linux_options: {type: container_t, level: s0}}' },
  { spec: 'pod_security_context: {sysctls: [{name: net.ipv4.tcp_rmem, value: "1 2 3"}]}' },
  { spec: 'pod_annotations: {container.apparmor.security.beta.kubernetes.io/agent: runtime/default}' },
  { app: 'volume_mounts: [{name: v, mount_path: /v, empty_dir: {}}]' },
  { app: 'liveness_probe: {http_get: {port: 80, host: ""}}\nlifecycle: {stop_signal: SIGTERM}' },
];

for (const parts of FORBIDDEN) {
  test(`privileged: ${JSON.stringify(parts)}`, () => assert.equal(lower(parts).workload.namespace.labels, PRIVILEGED));
}

for (const parts of ALLOWED) {
  test(`no label: ${JSON.stringify(parts)}`, () => assert.equal(lower(parts).workload.namespace.labels, {}));
}

test("the manifest's own level stands", () => {
  const spec = 'host_pid: true\nnamespace: {value: n, labels: {pod-security.kubernetes.io/enforce: baseline}}';
  assert.equal(lower({ spec }).workload.namespace.labels, {
    ...PRIVILEGED,
    'pod-security.kubernetes.io/enforce': 'baseline',
  });
});

const TOLD: Readonly<Record<string, readonly string[]>> = {
  'host_pid: true\ncreate_namespace: true\nnamespace: {value: n, labels: {pod-security.kubernetes.io/enforce: restricted}}':
    ['pod-security-too-strict: restricted'],
  'host_pid: true\ncreate_namespace: true\nnamespace: {value: n, labels: {pod-security.kubernetes.io/enforce: privileged}}':
    [],
  'host_pid: true\ncreate_namespace: true\nnamespace: {value: n, labels: {pod-security.kubernetes.io/warn: restricted}}':
    [],
  'host_pid: true\nnamespace: {value: n, labels: {pod-security.kubernetes.io/enforce: restricted}}': [],
  'create_namespace: true\nnamespace: {value: n, labels: {pod-security.kubernetes.io/enforce: baseline}}': [],
};

for (const [spec, want] of Object.entries(TOLD)) {
  test(`told: ${spec.replaceAll('\n', ', ')}`, () => {
    const told = lower({ spec }).findings.filter((finding) => finding.startsWith('pod-security'));
    assert.equal(told, want);
  });
}

const CLOSED = `security_context: {allow_privilege_escalation: false, capabilities: {drop: [ALL]}}`;
const RESTRICTED =
  'create_namespace: true\nnamespace: {value: n, labels: {pod-security.kubernetes.io/enforce: restricted}}';
const NO_ROOT = 'pod_security_context: {run_as_non_root: true, seccomp_profile: {type: RuntimeDefault}}';
const UNDER_RESTRICTED: readonly (readonly [title: string, pod: string, app: string, isTold: boolean])[] = [
  ['all that it asks for', NO_ROOT, CLOSED, false],
  ['on Windows', 'pod: {os: {name: windows}, security_context: {run_as_non_root: true}}', '', false],
  ['nothing of it', '', '', true],
  ['root', `${NO_ROOT.replace('true', 'false')}`, CLOSED, true],
  ['the user 0', NO_ROOT.replace('true', 'true, run_as_user: 0'), CLOSED, true],
  ['no profile', 'pod_security_context: {run_as_non_root: true}', CLOSED, true],
  ['escalation', NO_ROOT, CLOSED.replace('allow_privilege_escalation: false, ', ''), true],
  ['capabilities kept', NO_ROOT, CLOSED.replace('drop: [ALL]', 'drop: [CHOWN]'), true],
  ['a low port', NO_ROOT, CLOSED.replace('drop: [ALL]', 'drop: [ALL], add: [NET_BIND_SERVICE]'), false],
  ['a capability added', NO_ROOT, CLOSED.replace('drop: [ALL]', 'drop: [ALL], add: [CHOWN]'), true],
  ['a claim', NO_ROOT, `${CLOSED}\nvolume_mounts: [{name: v, mount_path: /v, pvc: {claim_name: c}}]`, false],
  [
    'a disk of the network',
    NO_ROOT,
    `${CLOSED}\nvolume_mounts: [{name: v, mount_path: /v, nfs: {server: s, path: /e}}]`,
    true,
  ],
];

for (const [title, pod, app, isTold] of UNDER_RESTRICTED) {
  test(`under restricted: ${title}`, () => {
    const { findings } = lower({ spec: `${RESTRICTED}\n${pod}`, app });
    assert.is(findings.includes('pod-security-too-strict: restricted'), isTold);
  });
}

test.run();
