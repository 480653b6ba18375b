/** What the API server says to objects that a manifest brings along: its types refuse what ours refuse. */
import * as assert from 'uvu/assert';
import { compileSource } from '../../src/compile.ts';
import type { Scenario } from '../support/cluster/scenario.ts';
import type { World } from '../support/cluster/world.ts';

const RBAC = 'rbac.authorization.k8s.io/v1';
const rules = (rule: object): object => ({
  rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'], ...rule }],
});
const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'x' };
const policy = (ingress: object): object => ({ spec: { podSelector: {}, ingress: [ingress] } });
const ports = (port: object): object => ({ spec: { selector: { a: 'b' }, ports: [{ port: 80, ...port }] } });
const pods = (container: object): object => ({
  spec: {
    selector: { matchLabels: { a: 'b' } },
    template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'a', image: 'a:1', ...container }] } },
  },
});

/** Version and kind, and what each object has beside its name. */
const OBJECTS: readonly [apiVersion: string, kind: string, taken: readonly object[], refused: readonly object[]][] = [
  [
    'v1',
    'ConfigMap',
    [
      {},
      { data: { a: '1', b: null } },
      { binaryData: { a: 'AAEC' }, immutable: true },
      { metadata: { labels: { a: '' } } },
    ],
    [
      { data: { a: 1 } },
      { data: { a: true } },
      { data: ['a'] },
      { dta: { a: '1' } },
      { binaryData: { a: '?' } },
      { immutable: 'true' },
      { metadata: { labels: { a: 1 } } },
      { metadata: { annotations: { a: false } } },
      { metadata: { lables: {} } },
    ],
  ],
  ['v1', 'Secret', [{}, { type: 'Opaque', immutable: false }], [{ type: ['Opaque'] }, { kind_: 'a' }]],
  [
    'v1',
    'Service',
    [ports({ targetPort: 'web' }), ports({ targetPort: 8080, protocol: 'UDP' })],
    [ports({ port: '80' }), ports({ targetPort: {} }), ports({ prot: 'TCP' }), { spec: { selectr: {} } }],
  ],
  [
    'v1',
    'ServiceAccount',
    [{ automountServiceAccountToken: false, imagePullSecrets: [{ name: 'a' }] }],
    [{ automountServiceAccountToken: 'no' }, { imagePullSecrets: ['a'] }],
  ],
  ['v1', 'Namespace', [{}], [{ spec: { finalizers: 'kubernetes' } }, { spec: { name: 'a' } }]],
  [
    'networking.k8s.io/v1',
    'NetworkPolicy',
    [policy({}), policy({ ports: [{ port: 80 }, { port: 'web' }] })],
    [policy({ ports: [{ port: true }] }), policy({ form: [] }), { spec: { podSelector: {}, policyTypes: 'Ingress' } }],
  ],
  [
    RBAC,
    'Role',
    [rules({})],
    [rules({ verbs: 'get' }), rules({ resource: ['pods'] }), { rules: [{ resources: ['pods'] }] }],
  ],
  [
    RBAC,
    'ClusterRole',
    [rules({}), rules({ resourceNames: ['a'] })],
    [rules({ nonResourceURLs: '/a' }), { rules: {} }],
  ],
  [
    RBAC,
    'RoleBinding',
    [{ roleRef }, { roleRef, subjects: [{ kind: 'ServiceAccount', name: 'a', namespace: 'b' }] }],
    [{}, { roleRef: { kind: 'Role' } }, { roleRef, subjects: [{ kind: 'ServiceAccount' }] }, { roleRef, subject: [] }],
  ],
  [
    'apps/v1',
    'DaemonSet',
    [pods({}), pods({ env: [{ name: 'A', value: null }], resources: { limits: { cpu: 1 } } })],
    [pods({ command: 'run' }), pods({ env: [{ name: 'A', value: 1 }] }), pods({ img: 'a' }), { spec: {} }],
  ],
];

const MANIFEST = {
  apiVersion: 'kubernetes.planton.dev/v1',
  kind: 'KubernetesDaemonSet',
  metadata: { name: 'agent' },
  spec: {
    namespace: 'default',
    container: { app: { image: { repo: 'example.com/agent', tag: '1' }, resources: { limits: { memory: '1Gi' } } } },
  },
};

const isRefusedHere = (object: object): boolean => {
  const text = JSON.stringify({ ...MANIFEST, spec: { ...MANIFEST.spec, extra_objects: [object] } });
  const [compiled] = compileSource({ name: 'agent.yaml', text }).manifests;
  return compiled?.diagnostics.some(({ severity }) => severity === 'error') ?? true;
};

async function typed(world: World): Promise<void> {
  const wrong: string[] = [];
  for (const [apiVersion, kind, taken, refused] of OBJECTS) {
    for (const fields of [...taken, ...refused]) {
      const { metadata, ...rest } = fields as { metadata?: object };
      const object = { apiVersion, kind, metadata: { name: 'typed', ...metadata }, ...rest };
      const create = ['create', '--dry-run=server', '--validate=strict', '-f', '-'];
      const { code, stderr } = await world.kubectl(create, JSON.stringify(object));
      const want = refused.includes(fields);
      const said = { cluster: code !== 0, ds2helm: isRefusedHere(object) };
      if (said.cluster !== want || said.ds2helm !== want)
        wrong.push(`${JSON.stringify(object)}: ${JSON.stringify(said)} ${stderr}`);
    }
  }
  assert.equal(wrong, []);
}

export const scenarios: readonly Scenario[] = [
  { name: 'extra objects: what their types refuse', isWithoutHelm: true, run: typed },
];
