import { test } from 'uvu';
import { rule } from '../../../src/check/rules/permissions-are-complete.ts';
import { type Fields, spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const RULE = '/spec/rbac/cluster_rules/0';
const clusterRule = (permission: Fields): Fields => spec({ rbac: { cluster_rules: [permission] } });

specify(rule, [
  ['resources', clusterRule({ api_groups: [''], resources: ['pods'], verbs: ['get'], resource_names: ['a'] }), []],
  ['paths', clusterRule({ non_resource_urls: ['/metrics'], verbs: ['get'] }), []],
  ['no groups', clusterRule({ resources: ['pods'], verbs: ['get'] }), [`error rbac-rule-incomplete ${RULE}`]],
  [
    'neither',
    clusterRule({ verbs: ['get'] }),
    [`error rbac-rule-incomplete ${RULE}`, `error rbac-rule-incomplete ${RULE}`],
  ],
  [
    'an empty list is one mistake, of the schema',
    clusterRule({ api_groups: [], resources: ['pods'], verbs: ['get'] }),
    [],
  ],
  [
    'both',
    clusterRule({ api_groups: [''], resources: ['pods'], non_resource_urls: ['/metrics'], verbs: ['get'] }),
    [`error rbac-rule-mixed ${RULE}`],
  ],
  [
    'names of resources with paths',
    clusterRule({ resource_names: ['a'], non_resource_urls: ['/metrics'], verbs: ['get'] }),
    [`error rbac-rule-mixed ${RULE}`],
  ],
  [
    'paths in a namespace',
    spec({ rbac: { namespace_rules: [{ non_resource_urls: ['/metrics'], verbs: ['get'] }] } }),
    ['error rbac-url-in-namespace key of /spec/rbac/namespace_rules/0/non_resource_urls'],
  ],
]);

test.run();
