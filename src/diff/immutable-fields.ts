/**
 * Fields that the API server lets nobody change, by kind: the Validate…Update functions of
 * pkg/apis/{apps,batch,core,discovery,networking,node,rbac,resource,scheduling,storage}/validation of Kubernetes.
 */
import { compareQuantities, parseQuantity } from '../model/quantity.ts';
import type { Json, JsonObject } from '../model/workload.ts';

/** One field before and after, by the spec of its object; undefined where it isn't set. */
export interface Sides {
  readonly was: Json | undefined;
  readonly is: Json | undefined;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

export interface ImmutableField {
  /** What the API server stores for none. */
  readonly default?: Json;
  /** Where not every change is refused. */
  readonly isRefused?: (sides: Sides) => boolean;
}

type Fields = Readonly<Record<string, ImmutableField>>;

const always = (...fields: readonly string[]): Fields => Object.fromEntries(fields.map((field) => [field, {}]));

/** Every source: ValidatePersistentVolumeUpdate, "spec.persistentvolumesource is immutable after creation". */
const VOLUME_SOURCES =
  `awsElasticBlockStore azureDisk azureFile cephfs cinder csi fc flexVolume flocker gcePersistentDisk
  glusterfs hostPath iscsi local nfs photonPersistentDisk portworxVolume quobyte rbd scaleIO storageos vsphereVolume`
    .split(/\s+/)
    .map((source) => `spec.${source}`);

export const IMMUTABLE: Readonly<Record<string, Fields>> = {
  ClusterRoleBinding: always('roleRef'),
  CSIDriver: { 'spec.attachRequired': { default: true }, 'spec.volumeLifecycleModes': { default: ['Persistent'] } },
  CSIStorageCapacity: always('nodeTopology', 'storageClassName'),
  CustomResourceDefinition: always('spec.group', 'spec.scope', 'spec.names.plural', 'spec.names.kind'),
  DaemonSet: always('spec.selector'),
  Deployment: always('spec.selector'),
  EndpointSlice: always('addressType'),
  IngressClass: always('spec.controller'),
  Job: {
    ...always('spec.selector', 'spec.template', 'spec.podFailurePolicy', 'spec.successPolicy'),
    ...always('spec.backoffLimitPerIndex', 'spec.managedBy'),
    'spec.completionMode': { default: 'NonIndexed' },
    // validateCompletions: an Indexed Job may grow and shrink with its parallelism.
    'spec.completions': { isRefused: ({ is, after }) => !(isIndexed(after) && same(is, after['parallelism'])) },
  },
  PersistentVolume: {
    ...always(...VOLUME_SOURCES),
    'spec.volumeMode': { default: 'Filesystem' },
    'spec.nodeAffinity': { isRefused: ({ was }) => was !== undefined },
  },
  PersistentVolumeClaim: {
    ...always('spec.accessModes', 'spec.resources.limits', 'spec.selector'),
    ...always('spec.storageClassName', 'spec.volumeName'),
    // Each is kept in the other: NormalizeDataSources.
    'spec.dataSource': { isRefused: ({ is }) => is !== undefined },
    'spec.dataSourceRef': { isRefused: ({ is }) => is !== undefined },
    'spec.resources.requests.storage': { isRefused: ({ was, is }) => isLess(is, was) },
    'spec.volumeMode': { default: 'Filesystem' },
  },
  PriorityClass: { value: {}, preemptionPolicy: { default: 'PreemptLowerPriority' } },
  ReplicaSet: always('spec.selector'),
  ResourceClaim: always('spec'),
  ResourceClaimTemplate: always('spec'),
  RoleBinding: always('roleRef'),
  RuntimeClass: always('handler'),
  Secret: { type: { default: 'Opaque' } },
  Service: {
    'spec.clusterIP': { isRefused: isAddressChanged },
    'spec.clusterIPs': { isRefused: isAddressChanged },
    'spec.ipFamilies': { isRefused: isFamilyChanged },
    // validateLoadBalancerClassField: another type gives it free.
    'spec.loadBalancerClass': { isRefused: (sides) => haveType('LoadBalancer', sides) === 'both' },
  },
  StatefulSet: {
    ...always('spec.selector', 'spec.serviceName', 'spec.volumeClaimTemplates'),
    'spec.podManagementPolicy': { default: 'OrderedReady' },
  },
  StorageClass: {
    ...always('parameters', 'provisioner'),
    reclaimPolicy: { default: 'Delete' },
    volumeBindingMode: { default: 'Immediate' },
  },
  VolumeAttributesClass: always('driverName', 'parameters'),
};

/**
 * validateUpgradeDowngradeClusterIPs: an address stays. What isn't said any more stays as it is (patchAllocatedValues of
 * pkg/registry/core/service/storage), and a Service of the type ExternalName has none.
 */
function isAddressChanged(sides: Sides): boolean {
  const [was, is] = [addressesOf(sides.before), addressesOf(sides.after)];
  if (is.length === 0 || haveType('ExternalName', sides) !== 'none') return false;
  return was[0] !== is[0] || (was.length > 1 && is.length > 1 && was[1] !== is[1]);
}

/** validateUpgradeDowngradeIPFamilies: the first stays. Clusters are taken to give IPv4 where none is said. */
function isFamilyChanged(sides: Sides): boolean {
  const [was, is] = [listOf(sides.was), listOf(sides.is)];
  if (is.length === 0 || haveType('ExternalName', sides) !== 'none') return false;
  return (was[0] ?? 'IPv4') !== is[0];
}

function addressesOf({ clusterIP, clusterIPs }: JsonObject): readonly Json[] {
  const all = listOf(clusterIPs);
  return all.length > 0 ? all : clusterIP === undefined || clusterIP === '' ? [] : [clusterIP];
}

function haveType(type: string, { before, after }: Sides): 'none' | 'one' | 'both' {
  const count = [before, after].filter((spec) => spec['type'] === type).length;
  return count === 0 ? 'none' : count === 1 ? 'one' : 'both';
}

const isIndexed = (job: JsonObject): boolean => job['completionMode'] === 'Indexed';

const same = (a: Json | undefined, b: Json | undefined): boolean => a !== undefined && a === b;

function isLess(is: Json | undefined, was: Json | undefined): boolean {
  const [now, old] = [is, was].map((side) => parseQuantity(String(side ?? '')));
  return now !== undefined && old !== undefined && compareQuantities(now, old) < 0;
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
