import { test } from 'uvu';
import { rule } from '../../../src/check/rules/object-names-are-dns-subdomains.ts';
import { app, pod, spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  [
    'subdomains everywhere',
    spec({
      daemonset: { name: 'node.exporter' },
      service_account: { name: 'agent', image_pull_secrets: [{ name: 'pull.me' }] },
      config_maps: { 'agent.conf': { data: {} }, Agent_Conf: { name: 'agent-conf' } },
      secrets: { keys: { keys: ['a'] } },
      pod: { priority_class_name: 'system-node-critical', image_pull_secrets: [{ name: 'pull' }] },
    }),
    [],
  ],
  ['empty names are unset ones', spec({ daemonset: { name: '' }, service_account: { name: '' } }), []],
  ['the DaemonSet', spec({ daemonset: { name: 'Node' } }), ['error object-name-invalid /spec/daemonset/name']],
  [
    'a GMSA credential spec',
    pod({ security_context: { windows_options: { gmsa_credential_spec_name: 'A_b' } } }),
    ['error object-name-invalid /spec/pod/security_context/windows_options/gmsa_credential_spec_name'],
  ],
  ['an account', spec({ service_account: { name: 'a_b' } }), ['error object-name-invalid /spec/service_account/name']],
  [
    'a ConfigMap by its key',
    spec({ config_maps: { Agent_Conf: { data: {} } } }),
    ['error object-name-invalid key of /spec/config_maps/Agent_Conf'],
  ],
  [
    'a ConfigMap by its exact name',
    spec({ config_maps: { conf: { name: 'Conf' } } }),
    ['error object-name-invalid /spec/config_maps/conf/name'],
  ],
  [
    'the Secret of a variable',
    app({ env: { secrets: [{ name: 'A', secret_ref: { name: 'My Secret', key: 'k' } }] } }),
    ['error object-name-invalid /spec/container/app/env/secrets/0/secret_ref/name'],
  ],
  [
    'the ConfigMap of env_from',
    app({ env: { env_from: [{ config_map_ref: { name: 'x_y' } }] } }),
    ['error object-name-invalid /spec/container/app/env/env_from/0/config_map_ref/name'],
  ],
  [
    'a claim',
    app({ volume_mounts: [{ name: 'v', mount_path: '/v', persistent_volume_claim: { claim_name: 'C' } }] }),
    ['error object-name-invalid /spec/container/app/volume_mounts/0/persistent_volume_claim/claim_name'],
  ],
  [
    'a Secret in a projected volume',
    pod({ volumes: [{ name: 'v', projected: { sources: [{ secret: { name: 'S' } }] } }] }),
    ['error object-name-invalid /spec/pod/volumes/0/projected/sources/0/secret/name'],
  ],
  ['a node', pod({ node_name: 'Node_1' }), ['error object-name-invalid /spec/pod/node_name']],
  [
    'Secrets that volumes log in with',
    pod({
      volumes: [
        { name: 'a', csi: { driver: 'csi.example.com', node_publish_secret_ref: { name: 'S' } } },
        { name: 'b', cephfs: { monitors: ['192.0.2.1'], secret_ref: { name: 'S' } } },
        { name: 'c', azure_file: { share_name: 's', secret_name: 'S' } },
        { name: 'd', rbd: { monitors: ['192.0.2.1'], image: 'i', secret_ref: { name: '' } } },
      ],
    }),
    [
      'error object-name-invalid /spec/pod/volumes/0/csi/node_publish_secret_ref/name',
      'error object-name-invalid /spec/pod/volumes/1/cephfs/secret_ref/name',
      'error object-name-invalid /spec/pod/volumes/2/azure_file/secret_name',
    ],
  ],
  [
    'the class of a volume',
    pod({
      volumes: [
        { name: 'a', ephemeral: { volume_claim_template: { spec: { storage_class_name: '' } } } },
        { name: 'b', ephemeral: { volume_claim_template: { spec: { storage_class_name: 'Fast' } } } },
      ],
    }),
    ['error object-name-invalid /spec/pod/volumes/1/ephemeral/volume_claim_template/spec/storage_class_name'],
  ],
  [
    'the pull Secret of an image',
    app({ image: { pull_secret_name: 'Pull' } }),
    ['error object-name-invalid /spec/container/app/image/pull_secret_name'],
  ],
  [
    '254 characters',
    spec({ daemonset: { name: 'a'.repeat(254) } }),
    ['error object-name-invalid /spec/daemonset/name'],
  ],
]);

test.run();
