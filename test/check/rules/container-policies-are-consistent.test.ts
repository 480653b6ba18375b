import { test } from 'uvu';
import { rule } from '../../../src/check/rules/container-policies-are-consistent.ts';
import { app, container, type Fields, initContainers } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const APP = '/spec/container/app';
const resize = (...resources: readonly string[]): Fields =>
  app({ resize_policy: resources.map((name) => ({ resource_name: name, restart_policy: 'NotRequired' })) });
const rules = (count: number, policy?: string): Fields =>
  app({
    restart_policy_rules: Array(count).fill({ action: 'Restart', exit_codes: { operator: 'In', values: [3] } }),
    ...(policy === undefined ? {} : { restart_policy: policy }),
  });

specify(rule, [
  ['one for each resource', resize('cpu', 'memory'), []],
  ['two for one', resize('cpu', 'cpu'), [`error resize-policy-twice ${APP}/resize_policy/1 + ${APP}/resize_policy/0`]],
  [
    'an init container that is restarted',
    initContainers(container('a', { resize_policy: [{ resource_name: 'cpu', restart_policy: 'RestartContainer' }] })),
    ['error resize-restarts-init /spec/pod/init_containers/0/resize_policy/0/restart_policy'],
  ],
  [
    'one that stays on',
    initContainers(
      container('a', {
        restart_policy: 'Always',
        resize_policy: [{ resource_name: 'cpu', restart_policy: 'RestartContainer' }],
      }),
    ),
    [],
  ],
  ['rules with a policy', rules(20, 'Always'), []],
  [
    'a rule without exit codes',
    app({ restart_policy: 'Always', restart_policy_rules: [{ action: 'Restart' }] }),
    [`error restart-rule-without-codes ${APP}/restart_policy_rules/0`],
  ],
  [
    'an exit code twice',
    app({
      restart_policy: 'Never',
      restart_policy_rules: [{ action: 'Restart', exit_codes: { operator: 'In', values: [3, 4, 3] } }],
    }),
    [`warning exit-code-twice ${APP}/restart_policy_rules/0/exit_codes/values/2`],
  ],
  ['rules alone', rules(1), [`error restart-rules-without-policy ${APP}/restart_policy_rules`]],
  ['21 rules', rules(21, 'Always'), [`error restart-rules-too-many ${APP}/restart_policy_rules`]],
  [
    'an init container that stays on',
    initContainers(
      container('a', {
        restart_policy: 'Always',
        restart_policy_rules: [{ action: 'Restart', exit_codes: { operator: 'In', values: [3] } }],
      }),
    ),
    ['error restart-rules-on-sidecar /spec/pod/init_containers/0/restart_policy_rules'],
  ],
]);

test.run();
