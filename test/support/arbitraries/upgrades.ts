/** Two manifests by chance, the later one the earlier with up to three things changed. */
import fc from 'fast-check';
import type { Fields } from '../manifests.ts';

/** What may differ between two manifests; each draws from few values, so that pairs are often alike. */
const DIMENSIONS = {
  name: rarely('agent', 'collector'),
  namespace: rarely('monitoring', 'logging'),
  create: fc.boolean(),
  daemonset: rarely(undefined, 'exact'),
  tag: fc.constantFrom('1.0.0', '1.1.0'),
  env: fc.subarray(['LEVEL', 'MODE', 'ZONE']),
  level: fc.constantFrom('info', 'debug'),
  secrets: rarely(undefined, 'TOKEN'),
  team: rarely(undefined, 'red', 'blue'),
  tolerate: fc.boolean(),
  text: fc.constantFrom('one', 'two'),
  immutable: rarely(false, true),
  rollout: fc.boolean(),
  type: rarely('Opaque', 'kubernetes.io/basic-auth'),
  strategy: fc.constantFrom('RollingUpdate', 'OnDelete'),
  ready: fc.constantFrom(0, 7),
  account: rarely('one', 'two'),
  owned: rarely(true, false),
  role: rarely(undefined, 'reader'),
  address: rarely('10.96.7.1', '10.96.7.2'),
  attach: rarely(true, false),
};

export type Drawn = {
  [Name in keyof typeof DIMENSIONS]: (typeof DIMENSIONS)[Name] extends fc.Arbitrary<infer T> ? T : never;
};

function rarely<T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
}

const drawn = fc.record(DIMENSIONS) as fc.Arbitrary<Drawn>;

/** A manifest, and the same with up to three things drawn anew. */
export const upgrades: fc.Arbitrary<readonly [Drawn, Drawn]> = fc
  .tuple(drawn, drawn, fc.subarray(Object.keys(DIMENSIONS) as (keyof Drawn)[], { maxLength: 3 }))
  .map(([before, other, names]) => [
    before,
    { ...before, ...Object.fromEntries(names.map((name) => [name, other[name]])) },
  ]);

export function manifestOf(one: Drawn): Fields {
  const role = one.role === undefined ? {} : { name: one.role };
  const team = one.team === undefined ? {} : { selector: { match_labels: { team: one.team } } };
  return {
    api_version: 'kubernetes.planton.dev/v1',
    kind: 'KubernetesDaemonSet',
    metadata: { name: one.name, annotations: { 'ds2helm.dev/config-rollout': String(one.rollout) } },
    spec: {
      namespace: { value: one.namespace },
      create_namespace: one.create,
      ...(one.daemonset === undefined ? {} : { daemonset: { name: one.daemonset } }),
      ...team,
      update_strategy: { type: one.strategy },
      min_ready_seconds: one.ready,
      service_account: { create: one.owned, name: one.account },
      rbac: { ...role, namespace_rules: [{ api_groups: [''], resources: ['pods'], verbs: ['get'] }] },
      config_maps: { settings: { data: { level: one.text }, ...(one.immutable ? { immutable: true } : {}) } },
      secrets: { creds: { type: one.type, keys: ['username', 'password'] } },
      pod: {
        ...(one.team === undefined ? {} : { labels: { team: one.team } }),
        ...(one.tolerate ? { tolerations: [{ operator: 'Exists' }] } : {}),
      },
      container: {
        app: {
          image: { repo: 'agent', tag: one.tag },
          env: {
            variables: one.env.map((name) => ({ name, value: one.level })),
            ...(one.secrets === undefined ? {} : { secrets: [{ name: one.secrets, value: 'hunter2-hunter2' }] }),
          },
        },
      },
      extra_objects: [
        {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 'metrics' },
          spec: { clusterIP: one.address, ports: [{ port: 80 }] },
        },
        {
          apiVersion: 'storage.k8s.io/v1',
          kind: 'CSIDriver',
          metadata: { name: 'csi.example.com' },
          spec: { attachRequired: one.attach },
        },
      ],
    },
  };
}
