import { test } from 'uvu';
import { rule } from '../../../src/check/rules/claim-templates-are-valid.ts';
import { type Fields, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/pod/volumes/0/ephemeral/volume_claim_template';
const claim = (modes: readonly string[], size: string, metadata: Fields = {}): Fields =>
  pod({
    volumes: [
      {
        name: 'data',
        ephemeral: {
          volume_claim_template: {
            metadata,
            spec: { access_modes: modes, resources: { requests: { storage: size } } },
          },
        },
      },
    ],
  });
const sized = (size: string): Fields => claim(['ReadWriteOnce'], size);
const SIZE = `error claim-size-invalid ${AT}/spec/resources/requests/storage`;

const from = (source: Fields): Fields =>
  pod({
    volumes: [
      {
        name: 'data',
        ephemeral: {
          volume_claim_template: {
            spec: { access_modes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, data_source: source },
          },
        },
      },
    ],
  });
const SOURCE = `error claim-source-invalid ${AT}/spec/data_source`;

specify(rule, [
  ['from a claim', from({ kind: 'PersistentVolumeClaim', name: 'a' }), []],
  ['from a snapshot', from({ api_group: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'a' }), []],
  ['from a snapshot of no group', from({ kind: 'VolumeSnapshot', name: 'a' }), [SOURCE]],
  ['from nothing by name', from({ kind: 'PersistentVolumeClaim', name: '' }), [SOURCE]],
  ['a claim', claim(['ReadWriteOnce', 'ReadOnlyMany'], '1Gi', { labels: { a: 'b' }, annotations: { c: 'd' } }), []],
  ['a mode alone', claim(['ReadWriteOncePod'], '1Gi'), []],
  [
    'that mode and another',
    claim(['ReadWriteOncePod', 'ReadWriteOnce'], '1Gi'),
    [`error claim-mode-alone key of ${AT}/spec/access_modes`],
  ],
  ['half a byte', sized('500m'), []],
  ['nothing', sized('0'), [SIZE]],
  ['less', sized('-1Gi'), [SIZE]],
  ['no quantity', sized('1GB'), [SIZE]],
  [
    'a name',
    claim(['ReadWriteOnce'], '1Gi', { name: 'data' }),
    [`error claim-metadata-forbidden key of ${AT}/metadata/name`],
  ],
]);

test.run();
