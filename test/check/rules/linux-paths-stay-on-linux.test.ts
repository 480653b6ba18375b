import { test } from 'uvu';
import { rule } from '../../../src/check/rules/linux-paths-stay-on-linux.ts';
import { app, type Fields, merge, pod } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const MOUNTS = '/spec/container/app/volume_mounts';
const mounts = (...list: readonly Fields[]): Fields =>
  app({ volume_mounts: list.map((mount, index) => ({ name: `v${index}`, mount_path: `/v${index}`, ...mount })) });

const FOUND = `warning host-path-on-windows ${MOUNTS}/0/host_path/path`;
const LOGS = mounts({ host_path: { path: '/var/log' } });
const nodeTerms = (...terms: readonly (readonly Fields[])[]): Fields =>
  pod({
    affinity: {
      node_affinity: {
        required_during_scheduling_ignored_during_execution: {
          node_selector_terms: terms.map((expressions) => ({ match_expressions: expressions })),
        },
      },
    },
  });

specify(rule, [
  ['no path of the node', {}, []],
  ['anywhere, said once', mounts({ host_path: { path: '/a' } }, { host_path: { path: '/b' } }), [FOUND]],
  ['a path of Windows', mounts({ host_path: { path: 'C:\\a' } }), []],
  ['on Windows', merge(LOGS, pod({ node_selector: { 'kubernetes.io/os': 'windows' } })), [FOUND]],
  ['on Linux by selector', merge(LOGS, pod({ node_selector: { 'kubernetes.io/os': 'linux' } })), []],
  ['on Linux by its os', merge(LOGS, pod({ os: { name: 'linux' } })), []],
  [
    'on Linux by affinity',
    merge(LOGS, nodeTerms([{ key: 'kubernetes.io/os', operator: 'In', values: ['linux'] }])),
    [],
  ],
  [
    'not on Windows by affinity',
    merge(LOGS, nodeTerms([{ key: 'kubernetes.io/os', operator: 'NotIn', values: ['windows'] }])),
    [],
  ],
  [
    'one of two terms lets Windows in',
    merge(
      LOGS,
      nodeTerms([{ key: 'kubernetes.io/os', operator: 'In', values: ['linux'] }], [{ key: 'gpu', operator: 'Exists' }]),
    ),
    [FOUND],
  ],
]);

test.run();
