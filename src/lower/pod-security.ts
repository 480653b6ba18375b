import type { AgentContainer, Json, JsonObject, TextMap } from '../model/workload.ts';

/** Capabilities that the Pod Security level `baseline` lets a container add (pod-security-admission, capabilities_baseline). */
const BASELINE_CAPABILITIES = new Set(
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(
    ' ',
  ),
);
const SELINUX_TYPES = new Set(['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t']);
const SAFE_SYSCTLS = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem',
]);
/** How AppArmor was set before Kubernetes 1.30. */
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

/**
 * The Pod Security labels of a namespace this pod can run in: `privileged` where `baseline` forbids the pod, else none,
 * because a chart never tightens a namespace that others share.
 */
export function podSecurityLabels(
  pod: JsonObject,
  containers: readonly AgentContainer[],
  volumes: readonly JsonObject[],
  annotations: TextMap,
): TextMap {
  const forbidden =
    ['hostNetwork', 'hostPID', 'hostIPC'].some((field) => pod[field] === true) ||
    volumes.some((volume) => 'hostPath' in volume) ||
    forbidsBaseline(objectOf(pod['securityContext'])) ||
    Object.entries(annotations).some(([key, value]) => key.startsWith(APP_ARMOR) && value === 'unconfined') ||
    containers.some(containerForbidsBaseline);
  if (!forbidden) return {};
  return Object.fromEntries(
    ['enforce', 'audit', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'privileged']),
  );
}

function containerForbidsBaseline({ ports, fields }: AgentContainer): boolean {
  const context = objectOf(fields['securityContext']);
  const added = (objectOf(context['capabilities'])['add'] ?? []) as readonly string[];
  return (
    ports.some((port) => 'hostPort' in port) ||
    context['privileged'] === true ||
    added.some((capability) => !BASELINE_CAPABILITIES.has(capability)) ||
    !['Default', undefined].includes(context['procMount'] as string | undefined) ||
    forbidsBaseline(context) ||
    ['livenessProbe', 'readinessProbe', 'startupProbe'].some((probe) => namesHost(objectOf(fields[probe]))) ||
    Object.values(objectOf(fields['lifecycle'])).some((handler) => namesHost(objectOf(handler)))
  );
}

/** What pod and container security contexts share. */
function forbidsBaseline(context: JsonObject): boolean {
  const selinux = objectOf(context['seLinuxOptions']);
  const sysctls = (context['sysctls'] ?? []) as readonly { readonly name: string }[];
  return (
    objectOf(context['seccompProfile'])['type'] === 'Unconfined' ||
    objectOf(context['appArmorProfile'])['type'] === 'Unconfined' ||
    objectOf(context['windowsOptions'])['hostProcess'] === true ||
    !SELINUX_TYPES.has((selinux['type'] as string | undefined) ?? '') ||
    Boolean(selinux['user'] || selinux['role']) ||
    sysctls.some(({ name }) => !SAFE_SYSCTLS.has(name))
  );
}

/** Since 1.34 `baseline` forbids probes and hooks that name a host. */
function namesHost(handler: JsonObject): boolean {
  return ['httpGet', 'tcpSocket'].some((kind) => Boolean(objectOf(handler[kind])['host']));
}

function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
