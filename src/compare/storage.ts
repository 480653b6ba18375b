import type { JsonObject } from '../model/workload.ts';
import { pullPolicy } from './containers.ts';
import { FIELD_REF, RESOURCE_FIELD_REF } from './env.ts';
import { LABEL_SELECTOR, OBJECT_META } from './meta.ts';
import { QUANTITY, RESOURCE_LIST } from './quantity.ts';
import { type Type, words } from './type.ts';

const NAMED: Type = { zero: ['name'] };
const MODE: JsonObject = { defaultMode: 420 };
const DOWNWARD_API: Type = {
  zero: ['items'],
  keys: { items: ['path'] },
  fields: { items: { fields: { fieldRef: FIELD_REF, resourceFieldRef: RESOURCE_FIELD_REF } } },
};
const KEYS_OF_NAMED: Type = { zero: words('name items'), keys: { items: ['path'] } };

/** SetDefaults_ProjectedVolumeSource, SetDefaults_ServiceAccountTokenProjection. */
const PROJECTED: Type = {
  zero: ['sources'],
  defaults: MODE,
  // Of two files with one path the last is there.
  order: { sources: 'kept' },
  fields: {
    sources: {
      fields: {
        configMap: KEYS_OF_NAMED,
        secret: KEYS_OF_NAMED,
        downwardAPI: DOWNWARD_API,
        serviceAccountToken: { zero: ['audience'], defaults: { expirationSeconds: 3600 } },
        clusterTrustBundle: { fields: { labelSelector: LABEL_SELECTOR } },
        podCertificate: { zero: words('credentialBundlePath keyPath certificateChainPath userAnnotations') },
      },
    },
  },
};

/** SetDefaults_PersistentVolumeClaimSpec. */
const CLAIM_TEMPLATE: Type = {
  zero: ['metadata'],
  fields: {
    metadata: OBJECT_META,
    spec: {
      zero: words('accessModes resources volumeName'),
      defaults: { volumeMode: 'Filesystem' },
      fields: {
        selector: LABEL_SELECTOR,
        resources: { zero: words('limits requests'), fields: { limits: RESOURCE_LIST, requests: RESOURCE_LIST } },
      },
    },
  },
};

/** Sources that nothing new is written with, by what is zero. Defaults: k8s.io/api/core/v1/types.go (+default). */
const IN_TREE: Readonly<Record<string, Type>> = {
  awsElasticBlockStore: { zero: words('fsType partition readOnly') },
  azureDisk: { defaults: { cachingMode: 'ReadWrite', fsType: 'ext4', readOnly: false, kind: 'Shared' } },
  azureFile: { zero: ['readOnly'] },
  cephfs: { zero: words('path user secretFile readOnly'), fields: { secretRef: NAMED } },
  cinder: { zero: words('fsType readOnly'), fields: { secretRef: NAMED } },
  fc: { zero: words('targetWWNs wwids fsType readOnly') },
  flexVolume: { zero: words('fsType readOnly options'), fields: { secretRef: NAMED } },
  flocker: { zero: words('datasetName datasetUUID') },
  gcePersistentDisk: { zero: words('fsType partition readOnly') },
  gitRepo: { zero: words('revision directory') },
  glusterfs: { zero: ['readOnly'] },
  iscsi: {
    zero: words('iscsiInterface fsType readOnly portals chapAuthDiscovery chapAuthSession'),
    defaults: { iscsiInterface: 'default' },
    fields: { secretRef: NAMED },
  },
  photonPersistentDisk: { zero: ['fsType'] },
  portworxVolume: { zero: words('fsType readOnly') },
  quobyte: { zero: words('readOnly user group tenant') },
  rbd: {
    zero: words('fsType pool user keyring readOnly'),
    defaults: { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' },
    fields: { secretRef: NAMED },
  },
  scaleIO: {
    zero: words('sslEnabled protectionDomain storagePool storageMode volumeName fsType readOnly'),
    defaults: { storageMode: 'ThinProvisioned', fsType: 'xfs' },
    fields: { secretRef: NAMED },
  },
  storageos: { zero: words('volumeName volumeNamespace fsType readOnly'), fields: { secretRef: NAMED } },
  vsphereVolume: { zero: words('fsType storagePolicyName storagePolicyID') },
};

/** SetDefaults_Volume: a volume without a source is an empty directory. emptyDir itself is kept, empty or not. */
export const VOLUME: Type = {
  complete: (volume) => (Object.keys(volume).some((field) => field !== 'name') ? volume : { ...volume, emptyDir: {} }),
  fields: {
    ...IN_TREE,
    // SetDefaults_HostPathVolumeSource
    hostPath: { defaults: { type: '' } },
    emptyDir: { zero: ['medium'], fields: { sizeLimit: QUANTITY } },
    // SetDefaults_ConfigMapVolumeSource, SetDefaults_SecretVolumeSource, SetDefaults_DownwardAPIVolumeSource
    configMap: { ...KEYS_OF_NAMED, defaults: MODE },
    secret: { ...KEYS_OF_NAMED, zero: words('secretName items'), defaults: MODE },
    downwardAPI: { ...DOWNWARD_API, defaults: MODE },
    projected: PROJECTED,
    persistentVolumeClaim: { zero: ['readOnly'] },
    nfs: { zero: ['readOnly'] },
    csi: { zero: ['volumeAttributes'], fields: { nodePublishSecretRef: NAMED } },
    ephemeral: { fields: { volumeClaimTemplate: CLAIM_TEMPLATE } },
    image: {
      zero: words('reference pullPolicy'),
      complete: (image) => ({ pullPolicy: pullPolicy(image['reference']), ...image }),
    },
  },
};
