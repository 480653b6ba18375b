import { given, type Rule } from '../context.ts';

/** Source: what the kind means by rbac (permissions of the agent's account); the rest would do nothing in silence. */
export const rule: Rule = {
  codes: ['rbac-without-account', 'account-two-names', 'account-settings-unused'],
  reads: ['spec/service_account/create', 'spec/service_account/name', 'spec/service_account/value_from'],
  check(context) {
    const { rbac, service_account: account = {} } = context.spec;
    const { create, name, value_from: reference } = account;
    const path = ['spec', 'service_account'];
    const permits = (rbac?.cluster_rules ?? []).length + (rbac?.namespace_rules ?? []).length > 0;
    if (permits && !create && !given(name) && reference === undefined) {
      context.report('rbac-without-account', ['spec', 'rbac'], [], { part: 'key' });
    }
    if (given(name) && reference !== undefined) {
      const notes = [{ message: 'and value_from', path: [...path, 'value_from'] }];
      context.report('account-two-names', [...path, 'name'], [], { notes });
    }
    if (create) return;
    for (const field of SETTINGS) {
      if (account[field] === undefined) continue;
      context.report('account-settings-unused', [...path, field], [field], { part: 'key' });
    }
  },
};

const SETTINGS = ['labels', 'annotations', 'image_pull_secrets'] as const;
