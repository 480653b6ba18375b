import type { JsonObject } from '../model/workload.ts';
import { CONTAINER, RESOURCE_REQUIREMENTS, SE_LINUX_OPTIONS } from './containers.ts';
import { LABEL_SELECTOR, TEMPLATE_META, TEXTS } from './meta.ts';
import { RESOURCE_LIST } from './quantity.ts';
import { AFFINITY, TOLERATION, TOPOLOGY_SPREAD } from './scheduling.ts';
import { VOLUME } from './storage.ts';
import { isObject, type Type, words } from './type.ts';

/** SetDefaults_PodSpec. What only pods get, and not the templates they are made from, stays absent. */
const POD_SPEC: Type = {
  zero: words(
    'volumes initContainers ephemeralContainers restartPolicy dnsPolicy nodeSelector serviceAccountName serviceAccount nodeName hostNetwork hostPID hostIPC securityContext imagePullSecrets hostname subdomain schedulerName tolerations hostAliases priorityClassName readinessGates overhead topologySpreadConstraints schedulingGates resourceClaims',
  ),
  defaults: {
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    terminationGracePeriodSeconds: 30,
    schedulerName: 'default-scheduler',
  },
  complete: withOneAccountName,
  keys: {
    containers: ['name'],
    initContainers: ['name'],
    ephemeralContainers: ['name'],
    volumes: ['name'],
    imagePullSecrets: ['name'],
    hostAliases: ['ip'],
    topologySpreadConstraints: ['topologyKey', 'whenUnsatisfiable'],
    schedulingGates: ['name'],
    resourceClaims: ['name'],
    readinessGates: ['conditionType'],
  },
  order: { initContainers: 'kept', tolerations: 'kept' },
  fields: {
    containers: CONTAINER,
    initContainers: CONTAINER,
    ephemeralContainers: CONTAINER,
    volumes: VOLUME,
    nodeSelector: TEXTS,
    affinity: AFFINITY,
    tolerations: TOLERATION,
    topologySpreadConstraints: TOPOLOGY_SPREAD,
    overhead: RESOURCE_LIST,
    resources: RESOURCE_REQUIREMENTS,
    hostAliases: { zero: ['hostnames'] },
    securityContext: {
      zero: words('supplementalGroups sysctls'),
      keys: { sysctls: ['name'] },
      fields: { seLinuxOptions: SE_LINUX_OPTIONS },
    },
    dnsConfig: {
      zero: words('nameservers searches options'),
      order: { nameservers: 'kept', searches: 'kept' },
      keys: { options: ['name'] },
    },
  },
};

const POD_TEMPLATE: Type = { zero: ['metadata'], fields: { metadata: TEMPLATE_META, spec: POD_SPEC } };

/** SetDefaults_DaemonSet of k8s.io/kubernetes/pkg/apis/apps/v1/defaults.go. */
export const DAEMON_SET_SPEC: Type = {
  zero: ['minReadySeconds'],
  defaults: {
    revisionHistoryLimit: 10,
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
  },
  fields: {
    selector: LABEL_SELECTOR,
    template: POD_TEMPLATE,
    updateStrategy: { zero: ['type'], defaults: { type: 'RollingUpdate' }, complete: withRollingUpdate },
  },
};

function withRollingUpdate(strategy: JsonObject): JsonObject {
  const { type, rollingUpdate } = strategy;
  if (type !== 'RollingUpdate') return strategy;
  const given = isObject(rollingUpdate) ? rollingUpdate : {};
  return { ...strategy, rollingUpdate: { maxUnavailable: 1, maxSurge: 0, ...given } };
}

/** serviceAccount is the old name of serviceAccountName, which wins. Convert_v1_PodSpec_To_core_PodSpec. */
function withOneAccountName(pod: JsonObject): JsonObject {
  const { serviceAccount, ...rest } = pod;
  return serviceAccount === undefined ? pod : { serviceAccountName: serviceAccount, ...rest };
}
