import { test } from 'uvu';
import { rule } from '../../../src/check/rules/account-is-the-charts-own.ts';
import { spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const RULES = { cluster_rules: [{ api_groups: [''], resources: ['pods'], verbs: ['get'] }] };

specify(rule, [
  ['created', spec({ service_account: { create: true }, rbac: RULES }), []],
  ['named', spec({ service_account: { name: 'agent' }, rbac: RULES }), []],
  ['by reference', spec({ service_account: { value_from: { name: 'agent' } }, rbac: RULES }), []],
  ['none', spec({ rbac: RULES }), ['error rbac-without-account key of /spec/rbac']],
  [
    'an empty name',
    spec({ service_account: { create: false, name: '' }, rbac: RULES }),
    ['error rbac-without-account key of /spec/rbac'],
  ],
  [
    'rules for one namespace',
    spec({ rbac: { namespace_rules: RULES.cluster_rules } }),
    ['error rbac-without-account key of /spec/rbac'],
  ],
  ['no rules', spec({ rbac: { cluster_rules: [] } }), []],
  ['an account of the wrong shape may be one', spec({ service_account: 'agent', rbac: RULES }), []],
  [
    'two names',
    spec({ service_account: { name: 'agent', value_from: { name: 'agent' } } }),
    ['error account-two-names /spec/service_account/name + /spec/service_account/value_from'],
  ],
  ['settings of a created one', spec({ service_account: { create: true, labels: { a: 'b' } } }), []],
  [
    'settings of another',
    spec({
      service_account: {
        name: 'agent',
        annotations: { a: 'b' },
        image_pull_secrets: [],
        automount_service_account_token: false,
      },
    }),
    [
      'warning account-settings-unused key of /spec/service_account/annotations',
      'warning account-settings-unused key of /spec/service_account/image_pull_secrets',
    ],
  ],
]);

test.run();
