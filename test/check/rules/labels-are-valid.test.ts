import { test } from 'uvu';
import { rule } from '../../../src/check/rules/labels-are-valid.ts';
import { metadata, pod, spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  [
    'valid ones in every place',
    {
      metadata: { labels: { 'a.b/c_d': 'E.f-1', empty: '' }, org: 'acme' },
      spec: {
        daemonset: { labels: { a: 'b' } },
        pod: { labels: { a: 'b' }, node_selector: { 'kubernetes.io/os': 'linux' } },
      },
    },
    [],
  ],
  ['a space in a value', metadata({ labels: { team: 'a b' } }), ['error label-value-invalid /metadata/labels/team']],
  ['a slash in a value', pod({ labels: { team: 'a/b' } }), ['error label-value-invalid /spec/pod/labels/team']],
  ['63 characters', metadata({ labels: { team: 'a'.repeat(63), ['k'.repeat(63)]: '' } }), []],
  [
    '64 characters',
    metadata({ labels: { team: 'a'.repeat(64) } }),
    ['error label-value-invalid /metadata/labels/team'],
  ],
  ['an empty key', metadata({ labels: { '': 'a' } }), ['error label-key-invalid key of /metadata/labels/']],
  [
    'two slashes in a key',
    metadata({ labels: { 'a/b/c': 'a' } }),
    ['error label-key-invalid key of /metadata/labels/a~1b~1c'],
  ],
  [
    'upper case in a prefix',
    metadata({ labels: { 'A.b/c': 'a' } }),
    ['error label-key-invalid key of /metadata/labels/A.b~1c'],
  ],
  [
    'a node selector',
    pod({ node_selector: { disk: 'very fast' } }),
    ['error label-value-invalid /spec/pod/node_selector/disk'],
  ],
  ['the organization', metadata({ org: 'Acme Inc.' }), ['error label-value-invalid /metadata/org']],
  [
    'a value of a requirement',
    spec({ selector: { match_expressions: [{ key: 'a b', operator: 'In', values: ['c', 'd e'] }] } }),
    [
      'error label-key-invalid /spec/selector/match_expressions/0/key',
      'error label-value-invalid /spec/selector/match_expressions/0/values/1',
    ],
  ],
  [
    'an empty key of a requirement',
    spec({ selector: { match_expressions: [{ key: '', operator: 'Exists' }] } }),
    ['error label-key-invalid /spec/selector/match_expressions/0/key'],
  ],
  [
    'the claim of a volume',
    pod({
      volumes: [{ name: 'v', ephemeral: { volume_claim_template: { metadata: { labels: { a: 'b c' } }, spec: {} } } }],
    }),
    ['error label-value-invalid /spec/pod/volumes/0/ephemeral/volume_claim_template/metadata/labels/a'],
  ],
  [
    'a term of pod affinity',
    pod({
      affinity: {
        pod_affinity: {
          required_during_scheduling_ignored_during_execution: [
            { topology_key: 'kubernetes.io/hostname', label_selector: { match_labels: { app: '-x' } } },
          ],
        },
      },
    }),
    [
      'error label-value-invalid /spec/pod/affinity/pod_affinity/required_during_scheduling_ignored_during_execution/0/label_selector/match_labels/app',
    ],
  ],
]);

test.run();
