/** What the service account may do: the rules of the manifest, and nothing else. */
import * as assert from 'uvu/assert';
import type { Scenario } from '../support/cluster/scenario.ts';
import type { World } from '../support/cluster/world.ts';
import { spec } from '../support/manifests.ts';
import { agent, WAIT } from './agents.ts';

const PLACE = ['--namespace', 'monitoring', '--create-namespace'];
const rules = {
  cluster_rules: [
    { api_groups: [''], resources: ['nodes', 'nodes/metrics'], verbs: ['get', 'list'] },
    { non_resource_urls: ['/metrics'], verbs: ['get'] },
  ],
  namespace_rules: [
    { api_groups: ['coordination.k8s.io'], resources: ['leases'], resource_names: ['agent-leader'], verbs: ['update'] },
  ],
};

/** As `kubectl auth can-i` is asked, and what the rules above say to it. */
const QUESTIONS: readonly (readonly [question: string, answer: 'yes' | 'no'])[] = [
  ['list nodes', 'yes'],
  ['get nodes --subresource metrics', 'yes'],
  ['watch nodes', 'no'],
  ['get nodes --subresource proxy', 'no'],
  ['get /metrics', 'yes'],
  ['get /logs', 'no'],
  ['update leases.coordination.k8s.io/agent-leader -n monitoring', 'yes'],
  ['update leases.coordination.k8s.io/other -n monitoring', 'no'],
  ['update leases.coordination.k8s.io/agent-leader -n default', 'no'],
  ['get secrets -n monitoring', 'no'],
  ['create pods -n monitoring', 'no'],
  ['* *', 'no'],
];

async function exactly(world: World): Promise<void> {
  const folder = agent(spec({ service_account: { create: true }, rbac: rules }));
  await world.run('install', 'agent', folder, ...PLACE, ...WAIT);
  const [pod] = await world.podsOf('agent', 'monitoring');
  assert.is(pod?.spec.serviceAccountName, 'agent');
  for (const [question, answer] of QUESTIONS) {
    const asked = ['auth', 'can-i', ...question.split(' '), '--as', 'system:serviceaccount:monitoring:agent'];
    assert.is((await world.kubectl(asked)).stdout.trim(), answer, question);
  }
  const [own, nobody] = [await rulesOf(world, 'agent'), await rulesOf(world, 'default')];
  assert.equal(
    own.filter((rule) => !nobody.includes(rule)).sort(),
    [
      '{"nonResourceURLs":["/metrics"],"verbs":["get"]}',
      '{"resources":["leases"],"verbs":["update"],"apiGroups":["coordination.k8s.io"],"resourceNames":["agent-leader"]}',
      '{"resources":["nodes","nodes/metrics"],"verbs":["get","list"],"apiGroups":[""]}',
    ]
      .map(sorted)
      .sort(),
  );
}

interface Review {
  readonly status: { readonly resourceRules: readonly object[]; readonly nonResourceRules: readonly object[] };
}

/** All that an account of the namespace may do there, as the API server counts it up, each rule as text. */
async function rulesOf(world: World, account: string): Promise<string[]> {
  const review = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectRulesReview',
    spec: { namespace: 'monitoring' },
  };
  const api = world.api.as(`system:serviceaccount:monitoring:${account}`);
  const { status } = (await api.call(
    'POST',
    '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
    review,
  )) as Review;
  return [...status.resourceRules, ...status.nonResourceRules].map((rule) => sorted(JSON.stringify(rule)));
}

const sorted = (rule: string): string =>
  JSON.stringify(Object.entries(JSON.parse(rule) as object).sort(([a], [b]) => (a < b ? -1 : 1)));

export const scenarios: readonly Scenario[] = [
  { name: 'the service account may do what the rules say, and nothing else', run: exactly },
];
