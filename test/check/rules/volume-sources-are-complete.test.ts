import { test } from 'uvu';
import { rule } from '../../../src/check/rules/volume-sources-are-complete.ts';
import { app, type Fields, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/pod/volumes/0';
const volume = (source: Fields): Fields => pod({ volumes: [{ name: 'data', ...source }] });
const claim = (spec: Fields): Fields => volume({ ephemeral: { volume_claim_template: { spec } } });
const disk = (fields: Fields): Fields => volume({ azure_disk: { disk_name: 'd', ...fields } });
const ISCSI = { target_portal: 'p', iqn: 'eui.0123456789ABCDEF', lun: 0 };
const storage = { requests: { storage: '1Gi' } };

specify(rule, [
  ['a source that needs nothing', volume({ empty_dir: {} }), []],
  ['monitors', volume({ cephfs: { monitors: ['192.0.2.1:6789'] } }), []],
  ['no monitor', volume({ cephfs: { monitors: [] } }), [`error volume-source-incomplete ${AT}/cephfs`]],
  [
    'an empty text',
    volume({ quobyte: { registry: '', volume: 'v' } }),
    [`error volume-source-incomplete ${AT}/quobyte`],
  ],
  ['no volume name', volume({ storageos: {} }), [`error volume-source-incomplete ${AT}/storageos`]],
  [
    'with a mount',
    app({ volume_mounts: [{ name: 'data', mount_path: '/data', rbd: { image: 'i', monitors: [] } }] }),
    ['error volume-source-incomplete /spec/container/app/volume_mounts/0/rbd'],
  ],
  [
    'a reference to a Secret without its name',
    volume({ csi: { driver: 'csi.example.com', node_publish_secret_ref: { name: '' } } }),
    [`error volume-source-incomplete ${AT}/csi/node_publish_secret_ref`],
  ],
  ['a claim', claim({ access_modes: ['ReadWriteOnce'], resources: storage }), []],
  ['no template', volume({ ephemeral: {} }), [`error volume-source-incomplete ${AT}/ephemeral`]],
  ['no access mode', claim({ resources: storage }), [`error volume-source-incomplete ${AT}/ephemeral`]],
  ['no size', claim({ access_modes: ['ReadWriteOnce'] }), [`error volume-source-incomplete ${AT}/ephemeral`]],
  ['target WWNs', volume({ fc: { target_wwns: ['a'], lun: 0 } }), []],
  ['WWIDs', volume({ fc: { wwids: ['a'] } }), []],
  ['target WWNs without a LUN', volume({ fc: { target_wwns: ['a'] } }), [`error volume-source-incomplete ${AT}/fc`]],
  ['neither', volume({ fc: { lun: 0 } }), [`error volume-source-incomplete ${AT}/fc`]],
  ['both', volume({ fc: { target_wwns: ['a'], wwids: ['b'], lun: 0 } }), [`error volume-source-two ${AT}/fc`]],
  ['a dataset', volume({ flocker: { dataset_name: 'a' } }), []],
  [
    'two datasets',
    volume({ flocker: { dataset_name: 'a', dataset_uuid: 'b' } }),
    [`error volume-source-two ${AT}/flocker`],
  ],
  ['an absolute path', volume({ nfs: { server: 's', path: '/exports' } }), []],
  [
    'a relative path',
    volume({ nfs: { server: 's', path: 'exports' } }),
    [`error volume-source-invalid ${AT}/nfs/path`],
  ],
  ['an IQN', volume({ iscsi: { target_portal: 'p', iqn: 'iqn.2001-04.com.example:disk', lun: 0 } }), []],
  ['an EUI', volume({ iscsi: { target_portal: 'p', iqn: 'eui.0123456789ABCDEF', lun: 0 } }), []],
  [
    'no IQN',
    volume({ iscsi: { target_portal: 'p', iqn: 'disk', lun: 0 } }),
    [`error volume-source-invalid ${AT}/iscsi/iqn`],
  ],
  ['two registries', volume({ quobyte: { registry: 'a:7861,[::1]:7861', volume: 'v' } }), []],
  [
    'a registry without a port',
    volume({ quobyte: { registry: 'a:7861,b', volume: 'v' } }),
    [`error volume-source-invalid ${AT}/quobyte/registry`],
  ],
  ['a driver in capitals', volume({ csi: { driver: 'CSI.example.com' } }), []],
  ['a driver with a blank', volume({ csi: { driver: 'my driver' } }), [`error volume-source-invalid ${AT}/csi/driver`]],
  ['a LUN of 255', volume({ fc: { wwids: ['a'], lun: 255 } }), []],
  ['a LUN of 256', volume({ fc: { wwids: ['a'], lun: 256 } }), [`error volume-source-invalid ${AT}/fc/lun`]],
  ['a managed disk', disk({ kind: 'Managed', disk_uri: '/subscriptions/a' }), []],
  ['a blob disk', disk({ kind: 'Dedicated', disk_uri: 'https://a' }), []],
  [
    'a managed disk as a blob',
    disk({ kind: 'Managed', disk_uri: 'https://a' }),
    [`error volume-source-invalid ${AT}/azure_disk/disk_uri`],
  ],
  ['an image', volume({ image: { reference: 'example.com/models:1.0' } }), []],
  ['no image', volume({ image: { pull_policy: 'Always' } }), [`error volume-source-incomplete ${AT}/image`]],
  ['a folder for the repository', volume({ git_repo: { repository: 'r', directory: 'a/b' } }), []],
  [
    'a folder elsewhere',
    volume({ git_repo: { repository: 'r', directory: 'a/../../b' } }),
    [`error volume-source-invalid ${AT}/git_repo/directory`],
  ],
  ['a login', volume({ iscsi: { ...ISCSI, chap_auth_session: true, secret_ref: { name: 's' } } }), []],
  [
    'a login with nothing',
    volume({ iscsi: { ...ISCSI, chap_auth_discovery: true } }),
    [`error volume-source-incomplete ${AT}/iscsi`],
  ],
  ['options', volume({ flex_volume: { driver: 'a/b', options: { 'example.com/size': '1', plain: '' } } }), []],
  [
    "Kubernetes' own options",
    volume({ flex_volume: { driver: 'a/b', options: { 'kubernetes.io/a': '', 'x.k8s.io/b': '' } } }),
    [
      `error volume-source-invalid key of ${AT}/flex_volume/options/kubernetes.io~1a`,
      `error volume-source-invalid key of ${AT}/flex_volume/options/x.k8s.io~1b`,
    ],
  ],
  ['an empty kind', disk({ kind: '', disk_uri: 'https://a' }), [`error volume-source-invalid ${AT}/azure_disk/kind`]],
  [
    'another cache',
    disk({ caching_mode: 'Write', disk_uri: 'a' }),
    [`error volume-source-invalid ${AT}/azure_disk/caching_mode`],
  ],
]);

test.run();
