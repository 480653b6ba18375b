import { test } from 'uvu';
import { rule } from '../../../src/check/rules/variable-references-resolve.ts';
import { app, type Fields, merge } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const VARIABLES = '/spec/container/app/env/variables';
const variables = (...list: readonly Fields[]): Fields => app({ env: { variables: list } });

specify(rule, [
  ['before', variables({ name: 'A', value: 'x' }, { name: 'B', value: '$(A)/$(A)' }), []],
  ['built in', variables({ name: 'B', value: '$(K8S_NODE_NAME)' }), []],
  [
    'not built in',
    app({ env: { builtin: false, variables: [{ name: 'B', value: '$(K8S_NODE_NAME)' }] } }),
    [`warning variable-reference-unknown ${VARIABLES}/0/value`],
  ],
  [
    'nothing',
    variables({ name: 'B', value: '$(HOSTNAME)' }),
    [`warning variable-reference-unknown ${VARIABLES}/0/value`],
  ],
  [
    'later',
    variables({ name: 'B', value: '$(A)' }, { name: 'A', value: 'x' }),
    [`warning variable-reference-later ${VARIABLES}/0/value + ${VARIABLES}/1`],
  ],
  ['itself', variables({ name: 'A', value: '$(A)' }), [`warning variable-reference-itself ${VARIABLES}/0/value`]],
  ['escaped', variables({ name: 'A', value: '$$(B) $$$$(C)' }), []],
  [
    'escaped, and then not',
    variables({ name: 'A', value: '$$$(B)' }),
    [`warning variable-reference-unknown ${VARIABLES}/0/value`],
  ],
  ['not of that form', variables({ name: 'A', value: '$B $(b c) $(' }), []],
  ['of a service', variables({ name: 'A', value: '$(KUBERNETES_SERVICE_HOST):$(KUBERNETES_SERVICE_PORT)' }), []],
  [
    'secrets after variables',
    app({ env: { variables: [{ name: 'A', value: '$(S)' }], secrets: [{ name: 'S', value: 'x' }] } }),
    [`warning variable-reference-later ${VARIABLES}/0/value + /spec/container/app/env/secrets/0`],
  ],
  [
    'secrets before variables',
    app({ env: { secrets: [{ name: 'S', value: 'x' }], variables: [{ name: 'A', value: '$(S)' }] } }),
    [],
  ],
  [
    'what env_from brings is not known',
    app({ env: { env_from: [{ config_map_ref: { name: 'a' } }], variables: [{ name: 'A', value: '$(X)' }] } }),
    [],
  ],
  [
    'arguments see every variable',
    merge(variables({ name: 'A', value: 'x' }), app({ args: ['$(A)', '$(B)'] })),
    ['warning variable-reference-unknown /spec/container/app/args/1'],
  ],
  ['commands of a shell', app({ command: ['sh', '-c', 'echo $(date) $(hostname)'] }), []],
  [
    'a path',
    app({ volume_mounts: [{ name: 'v', mount_path: '/v', empty_dir: {}, sub_path_expr: '$(POD)' }] }),
    ['warning variable-reference-unknown /spec/container/app/volume_mounts/0/sub_path_expr'],
  ],
]);

test.run();
