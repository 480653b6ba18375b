import { test } from 'uvu';
import { rule } from '../../../src/check/rules/role-names-are-path-segments.ts';
import { spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

specify(rule, [
  ['colons and upper case', spec({ rbac: { cluster_name: 'system:Node', name: 'a.b' } }), []],
  ['a slash', spec({ rbac: { name: 'a/b' } }), ['error rbac-name-invalid /spec/rbac/name']],
  ['a percent sign', spec({ rbac: { cluster_name: 'a%b' } }), ['error rbac-name-invalid /spec/rbac/cluster_name']],
  ['two dots', spec({ rbac: { name: '..' } }), ['error rbac-name-invalid /spec/rbac/name']],
]);

test.run();
