/** Changes of one field each, and whether the API server refuses them: asked of `diff`, and of a real API server. */
import type { JsonObject, KubernetesObject } from '../../src/model/workload.ts';
import { parseKubectlYaml } from './kubectl-yaml.ts';

export interface FieldChange {
  readonly title: string;
  readonly before: KubernetesObject;
  readonly after: KubernetesObject;
  readonly refused: boolean;
  /** It takes what no cluster of the tests has: a bound claim, a driver, a gate. */
  readonly isApart: boolean;
}

type Row = readonly [what: string, before: string, after: string, verdict: 'refused' | 'fine', apart?: 'apart'];

const POD = 'metadata: {labels: {a: "1"}}, spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}';
const DAEMON = POD.replace('Never', 'Always');
const SELECTED = `selector: {matchLabels: {a: "1"}}, template: {${DAEMON}}`;
const RELABELLED = SELECTED.replaceAll('a: "1"', 'a: "2"');
const JOB = (more: string): string => `spec: {template: {${POD}}${more}}`;
const INDEXED = (more: string): string => JOB(`, completionMode: Indexed${more}`);
const SERVICE = (more: string): string => `spec: {ports: [{port: 80}]${more}}`;
const STATEFUL = (more: string): string => `spec: {${SELECTED}${more}}`;
const CLAIM = (more: string, size = '2Gi'): string =>
  `spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: ${size}}}${more}}`;
const SOURCE = (name: string): string => `, dataSource: {kind: PersistentVolumeClaim, name: ${name}}`;
const VOLUME = (more: string, source = 'hostPath: {path: /a}'): string =>
  `spec: {accessModes: [ReadWriteOnce], capacity: {storage: 1Gi}, ${source}${more}}`;
const AFFINITY = (node: string): string =>
  `, nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: x, operator: In, values: [${node}]}]}]}}`;
const CRD = (scope: string): string =>
  `metadata: {name: as.example.com}\nspec: {group: example.com, scope: ${scope}, names: {plural: as, kind: A}, versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]}`;
const CLAIMS = (count: number): string =>
  `spec: {spec: {devices: {requests: [{name: a, exactly: {deviceClassName: a, count: ${count}}}]}}}`;
const HOOK = 'metadata: {annotations: {helm.sh/hook: pre-upgrade}}\n';

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'rbac.authorization.k8s.io/v1 RoleBinding': [
    [
      'roleRef',
      'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: a}',
      'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: b}',
      'refused',
    ],
    [
      'subjects',
      'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: a}\nsubjects: []',
      'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: a}\nsubjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: a}]',
      'fine',
    ],
  ],
  'rbac.authorization.k8s.io/v1 ClusterRoleBinding': [
    [
      'roleRef',
      'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: a}',
      'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: b}',
      'refused',
    ],
  ],
  'v1 Secret': [
    ['type', 'type: Opaque', 'type: example.com/other', 'refused'],
    ['the default type written out', 'data: {}', 'data: {}\ntype: Opaque', 'fine'],
    ['data', 'data: {a: YQ==}', 'data: {a: Yg==}', 'fine'],
    ['data of a sealed one', 'immutable: true\ndata: {a: YQ==}', 'immutable: true\ndata: {a: Yg==}', 'refused'],
  ],
  'v1 ConfigMap': [
    ['data of a sealed one', 'immutable: true\ndata: {a: b}', 'immutable: true\ndata: {a: c}', 'refused'],
    ['the seal broken', 'immutable: true\ndata: {a: b}', 'data: {a: b}', 'refused'],
    ['the seal set', 'data: {a: b}', 'immutable: true\ndata: {a: c}', 'fine'],
  ],
  'v1 Service': [
    ['clusterIP', SERVICE(', clusterIP: 10.96.7.1'), SERVICE(', clusterIP: 10.96.7.2'), 'refused'],
    ['an address for none', SERVICE(', clusterIP: None'), SERVICE(', clusterIP: 10.96.7.1'), 'refused'],
    ['none for an address', SERVICE(', clusterIP: 10.96.7.1'), SERVICE(', clusterIP: None'), 'refused'],
    ['an address for one by chance', SERVICE(''), SERVICE(', clusterIP: 10.96.7.1'), 'refused'],
    ['a fixed address no longer said', SERVICE(', clusterIP: 10.96.7.1'), SERVICE(''), 'fine'],
    ['None no longer said', SERVICE(', clusterIP: None'), SERVICE(''), 'fine'],
    ['clusterIPs', SERVICE(', clusterIPs: [10.96.7.1]'), SERVICE(', clusterIPs: [10.96.7.2]'), 'refused', 'apart'],
    [
      'the type ExternalName',
      SERVICE(', clusterIP: 10.96.7.1'),
      SERVICE(', type: ExternalName, externalName: a.example.com'),
      'fine',
    ],
    [
      'an address after the type ExternalName',
      SERVICE(', type: ExternalName, externalName: a.example.com'),
      SERVICE(', clusterIP: 10.96.7.1'),
      'fine',
    ],
    ['the first family', SERVICE(', ipFamilies: [IPv4]'), SERVICE(', ipFamilies: [IPv6]'), 'refused'],
    ['the usual family written out', SERVICE(''), SERVICE(', ipFamilies: [IPv4]'), 'fine'],
    ['the family no longer said', SERVICE(', ipFamilies: [IPv4]'), SERVICE(''), 'fine'],
    ['type', SERVICE(', type: ClusterIP'), SERVICE(', type: NodePort'), 'fine'],
    [
      'loadBalancerClass',
      SERVICE(', type: LoadBalancer, loadBalancerClass: a.b/c'),
      SERVICE(', type: LoadBalancer, loadBalancerClass: a.b/d'),
      'refused',
    ],
    [
      'loadBalancerClass with the type',
      SERVICE(', type: LoadBalancer, loadBalancerClass: a.b/c'),
      SERVICE(', type: ClusterIP'),
      'fine',
    ],
  ],
  'serving.knative.dev/v1 Service': [
    ['clusterIP', SERVICE(', clusterIP: 10.96.7.1'), SERVICE(', clusterIP: 10.96.7.2'), 'fine', 'apart'],
  ],
  'v1 PersistentVolumeClaim': [
    ['storageClassName', CLAIM(', storageClassName: a'), CLAIM(', storageClassName: b'), 'refused'],
    ['dataSource', CLAIM(SOURCE('a')), CLAIM(SOURCE('b')), 'refused'],
    ['a dataSource for none', CLAIM(''), CLAIM(SOURCE('a')), 'refused'],
    ['dataSource no longer said', CLAIM(SOURCE('a')), CLAIM(''), 'fine'],
    ['a smaller size', CLAIM(''), CLAIM('', '1Gi'), 'refused'],
    ['a larger size', CLAIM(''), CLAIM('', '3Gi'), 'fine', 'apart'],
    ['the default mode written out', CLAIM(''), CLAIM(', volumeMode: Filesystem'), 'fine'],
  ],
  'v1 PersistentVolume': [
    ['the source', VOLUME(''), VOLUME('', 'hostPath: {path: /b}'), 'refused'],
    ['another kind of source', VOLUME(''), VOLUME('', 'nfs: {server: a, path: /a}'), 'refused'],
    [
      'a source of iSCSI',
      VOLUME('', 'iscsi: {targetPortal: "1.2.3.4:1", iqn: "iqn.2000-01.com.example:a", lun: 1}'),
      VOLUME('', 'iscsi: {targetPortal: "1.2.3.4:1", iqn: "iqn.2000-01.com.example:a", lun: 2}'),
      'refused',
    ],
    ['the nodes, for the first time', VOLUME(''), VOLUME(AFFINITY('a')), 'fine'],
    ['other nodes', VOLUME(AFFINITY('a')), VOLUME(AFFINITY('b')), 'refused'],
    ['storageClassName', VOLUME(', storageClassName: a'), VOLUME(', storageClassName: b'), 'fine'],
    ['the default mode written out', VOLUME(''), VOLUME(', volumeMode: Filesystem'), 'fine'],
  ],
  'apps/v1 DaemonSet': [
    ['selector', `spec: {${SELECTED}}`, `spec: {${RELABELLED}}`, 'refused'],
    ['minReadySeconds', `spec: {${SELECTED}}`, `spec: {${SELECTED}, minReadySeconds: 2}`, 'fine'],
  ],
  'apps/v1 Deployment': [
    ['selector', `spec: {${SELECTED}}`, `spec: {${RELABELLED}}`, 'refused'],
    ['replicas', `spec: {${SELECTED}, replicas: 0}`, `spec: {${SELECTED}, replicas: 1}`, 'fine'],
  ],
  'apps/v1 ReplicaSet': [
    ['selector', `spec: {${SELECTED}, replicas: 0}`, `spec: {${RELABELLED}, replicas: 0}`, 'refused'],
    ['replicas', `spec: {${SELECTED}, replicas: 0}`, `spec: {${SELECTED}, replicas: 1}`, 'fine'],
  ],
  'apps/v1 StatefulSet': [
    ['serviceName', STATEFUL(', serviceName: a'), STATEFUL(', serviceName: b'), 'refused'],
    ['podManagementPolicy', STATEFUL(''), STATEFUL(', podManagementPolicy: Parallel'), 'refused'],
    ['its default written out', STATEFUL(''), STATEFUL(', podManagementPolicy: OrderedReady'), 'fine'],
  ],
  'batch/v1 Job': [
    ['template', JOB(''), JOB('').replace('a:1', 'a:2'), 'refused'],
    ['completions', JOB(', completions: 1'), JOB(', completions: 2'), 'refused'],
    [
      'completions of an indexed one, with its parallelism',
      INDEXED(', completions: 1, parallelism: 1'),
      INDEXED(', completions: 2, parallelism: 2'),
      'fine',
    ],
    [
      'completions of an indexed one alone',
      INDEXED(', completions: 1, parallelism: 1'),
      INDEXED(', completions: 2, parallelism: 1'),
      'refused',
    ],
    [
      'backoffLimitPerIndex',
      INDEXED(', completions: 1, backoffLimitPerIndex: 1'),
      INDEXED(', completions: 1, backoffLimitPerIndex: 2'),
      'refused',
    ],
    ['managedBy', JOB(', managedBy: a.example.com/b'), JOB(', managedBy: a.example.com/c'), 'refused'],
    [
      'successPolicy',
      INDEXED(', completions: 2, successPolicy: {rules: [{succeededCount: 1}]}'),
      INDEXED(', completions: 2, successPolicy: {rules: [{succeededCount: 2}]}'),
      'refused',
    ],
    ['the default mode written out', JOB(''), JOB(', completionMode: NonIndexed'), 'fine'],
    ['backoffLimit', JOB(', backoffLimit: 1'), JOB(', backoffLimit: 2'), 'fine'],
    [
      'template of a hook, which Helm makes anew',
      HOOK + JOB(''),
      HOOK + JOB('').replace('a:1', 'a:2'),
      'fine',
      'apart',
    ],
  ],
  'scheduling.k8s.io/v1 PriorityClass': [
    ['value', 'value: 1', 'value: 2', 'refused'],
    ['preemptionPolicy', 'value: 1\npreemptionPolicy: Never', 'value: 1', 'refused'],
    ['its default written out', 'value: 1', 'value: 1\npreemptionPolicy: PreemptLowerPriority', 'fine'],
    ['description', 'value: 1', 'value: 1\ndescription: a', 'fine'],
  ],
  'storage.k8s.io/v1 CSIDriver': [
    ['attachRequired', 'spec: {attachRequired: true}', 'spec: {attachRequired: false}', 'refused'],
    ['attachRequired, its default written out', 'spec: {}', 'spec: {attachRequired: true}', 'fine'],
    [
      'volumeLifecycleModes',
      'spec: {volumeLifecycleModes: [Persistent]}',
      'spec: {volumeLifecycleModes: [Ephemeral]}',
      'refused',
    ],
    [
      'volumeLifecycleModes, their default written out',
      'spec: {}',
      'spec: {volumeLifecycleModes: [Persistent]}',
      'fine',
    ],
    ['podInfoOnMount', 'spec: {podInfoOnMount: true}', 'spec: {podInfoOnMount: false}', 'fine'],
  ],
  'storage.k8s.io/v1 StorageClass': [
    ['provisioner', 'provisioner: a', 'provisioner: b', 'refused'],
    ['parameters', 'provisioner: a\nparameters: {a: "1"}', 'provisioner: a\nparameters: {a: "2"}', 'refused'],
    ['reclaimPolicy', 'provisioner: a', 'provisioner: a\nreclaimPolicy: Retain', 'refused'],
    ['reclaimPolicy, its default written out', 'provisioner: a', 'provisioner: a\nreclaimPolicy: Delete', 'fine'],
    ['volumeBindingMode', 'provisioner: a', 'provisioner: a\nvolumeBindingMode: WaitForFirstConsumer', 'refused'],
    [
      'volumeBindingMode, its default written out',
      'provisioner: a',
      'provisioner: a\nvolumeBindingMode: Immediate',
      'fine',
    ],
    ['allowVolumeExpansion', 'provisioner: a', 'provisioner: a\nallowVolumeExpansion: true', 'fine'],
  ],
  'storage.k8s.io/v1 VolumeAttributesClass': [['driverName', 'driverName: a', 'driverName: b', 'refused', 'apart']],
  'node.k8s.io/v1 RuntimeClass': [['handler', 'handler: a', 'handler: b', 'refused']],
  'networking.k8s.io/v1 IngressClass': [
    ['controller', 'spec: {controller: a.b/c}', 'spec: {controller: a.b/d}', 'refused'],
  ],
  'discovery.k8s.io/v1 EndpointSlice': [
    ['addressType', 'addressType: IPv4\nendpoints: []', 'addressType: IPv6\nendpoints: []', 'refused'],
    [
      'endpoints',
      'addressType: IPv4\nendpoints: [{addresses: [10.1.2.3]}]',
      'addressType: IPv4\nendpoints: [{addresses: [10.1.2.4]}]',
      'fine',
    ],
  ],
  'resource.k8s.io/v1 ResourceClaimTemplate': [['spec', CLAIMS(1), CLAIMS(2), 'refused']],
  'apiextensions.k8s.io/v1 CustomResourceDefinition': [
    ['scope', CRD('Namespaced'), CRD('Cluster'), 'refused', 'apart'],
  ],
  'example.x-k8s.io/v1 RoleBinding': [['roleRef of a group beside it', 'roleRef: a', 'roleRef: b', 'fine', 'apart']],
  'example.com/v1 RoleBinding': [['roleRef of another group', 'roleRef: a', 'roleRef: b', 'fine', 'apart']],
};

function objectOf(type: string, body: string): KubernetesObject {
  const [apiVersion = '', kind = ''] = type.split(' ');
  const { metadata, ...rest } = parseKubectlYaml(body)[0] as JsonObject;
  return { apiVersion, kind, metadata: { name: 'x', ...(metadata as JsonObject | undefined) }, ...rest };
}

export const FIELD_CHANGES: readonly FieldChange[] = Object.entries(ROWS).flatMap(([type, rows]) =>
  rows.map(([what, before, after, verdict, apart]) => ({
    title: `${type.split(' ')[1]}: ${what}`,
    before: objectOf(type, before),
    after: objectOf(type, after),
    refused: verdict === 'refused',
    isApart: apart !== undefined,
  })),
);
