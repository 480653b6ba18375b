import type { Difference } from '../compare/index.ts';
import { diagnose } from '../diagnostic.ts';
import type { KubernetesObject } from '../model/workload.ts';
import type { Change } from './change.ts';
import { isBelow } from './paths.ts';

/**
 * Fields that the API server lets nobody change, by kind: the Validate…Update functions of
 * pkg/apis/{apps,batch,core,networking,node,rbac,scheduling,storage}/validation of Kubernetes.
 */
const IMMUTABLE: Readonly<Record<string, readonly string[]>> = {
  ClusterRoleBinding: ['roleRef'],
  CSIDriver: ['spec.attachRequired', 'spec.volumeLifecycleModes'],
  CustomResourceDefinition: ['spec.group', 'spec.scope', 'spec.names.plural', 'spec.names.kind'],
  DaemonSet: ['spec.selector'],
  Deployment: ['spec.selector'],
  IngressClass: ['spec.controller'],
  Job: ['spec.selector', 'spec.template', 'spec.completionMode', 'spec.podFailurePolicy'],
  PersistentVolume: ['spec.volumeMode', 'spec.csi', 'spec.hostPath', 'spec.local', 'spec.nfs', 'spec.nodeAffinity'],
  PersistentVolumeClaim: [
    'spec.accessModes',
    'spec.selector',
    'spec.storageClassName',
    'spec.volumeMode',
    'spec.volumeName',
  ],
  PriorityClass: ['value', 'preemptionPolicy'],
  RoleBinding: ['roleRef'],
  RuntimeClass: ['handler'],
  Secret: ['type'],
  Service: ['spec.clusterIP', 'spec.clusterIPs', 'spec.loadBalancerClass'],
  StatefulSet: ['spec.selector', 'spec.serviceName', 'spec.volumeClaimTemplates', 'spec.podManagementPolicy'],
  StorageClass: ['parameters', 'provisioner', 'reclaimPolicy', 'volumeBindingMode'],
  VolumeAttributesClass: ['driverName', 'parameters'],
};

/** Of a ConfigMap or Secret that is `immutable`: ValidateConfigMapUpdate, ValidateSecretUpdate. */
const SEALED = ['immutable', 'data', 'binaryData', 'stringData'];

/** A change that the API server refuses, so that the upgrade fails; undefined for any other. */
export function judgeImmutable(
  before: KubernetesObject,
  _after: KubernetesObject,
  { path }: Difference,
): Pick<Change, 'impact' | 'why'> | undefined {
  const isSealed = before['immutable'] === true && (before.kind === 'ConfigMap' || before.kind === 'Secret');
  const own = Object.hasOwn(IMMUTABLE, before.kind) ? (IMMUTABLE[before.kind] ?? []) : [];
  const field = [...own, ...(isSealed ? SEALED : [])].find((field) => isBelow(path, field));
  if (field === undefined) return undefined;
  const why =
    isSealed && SEALED.includes(field)
      ? diagnose('sealed-data-changed', {}, before.kind)
      : diagnose('immutable-field-changed', {}, before.kind, field);
  return { impact: 'breaking', why };
}
