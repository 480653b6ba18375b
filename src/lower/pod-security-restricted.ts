import type { AgentContainer, Json, JsonObject } from '../model/workload.ts';

const VOLUMES: ReadonlySet<string> = new Set([
  'name',
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);
const PROFILES: readonly unknown[] = ['RuntimeDefault', 'Localhost'];

/** Whether the Pod Security level `restricted` forbids what `baseline` lets in. Source: k8s.io/pod-security-admission policy. */
export function forbidsRestricted(
  pod: JsonObject,
  containers: readonly AgentContainer[],
  volumes: readonly JsonObject[],
): boolean {
  const ofPod = objectOf(pod['securityContext']);
  const isWindows = objectOf(pod['os'])['name'] === 'windows';
  return (
    volumes.some((volume) => Object.keys(volume).some((field) => !VOLUMES.has(field))) ||
    containers.some(({ fields }) => {
      const own = objectOf(fields['securityContext']);
      return mayBeRoot({ ...ofPod, ...own }) || (!isWindows && isOpen(own, objectOf(ofPod['seccompProfile'])));
    })
  );
}

const mayBeRoot = (context: JsonObject): boolean => context['runAsNonRoot'] !== true || context['runAsUser'] === 0;

/** What only Linux knows. */
function isOpen(own: JsonObject, profileOfPod: JsonObject): boolean {
  const { add = [], drop = [] } = objectOf(own['capabilities']) as {
    add?: readonly string[];
    drop?: readonly string[];
  };
  const profile = { ...profileOfPod, ...objectOf(own['seccompProfile']) };
  return (
    own['allowPrivilegeEscalation'] !== false ||
    !drop.includes('ALL') ||
    add.some((capability) => capability !== 'NET_BIND_SERVICE') ||
    !PROFILES.includes(profile['type'])
  );
}

function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
