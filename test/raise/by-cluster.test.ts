/** What a cluster makes by itself is left to it. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { daemonSet, raise, raiseOne } from '../support/raised.ts';

const object = (kind: string, name: string, fields: object = {}, metadata: object = {}): string =>
  `---\n${JSON.stringify({ apiVersion: 'v1', kind, metadata: { name, namespace: 'monitoring', ...metadata }, ...fields })}\n`;
const STORED = { uid: 'u1', resourceVersion: '1' };
const owned = (kind: string): object => ({ ownerReferences: [{ apiVersion: 'v1', kind, name: 'agent', uid: 'u2' }] });
const TOKEN = { type: 'kubernetes.io/service-account-token', data: { token: 'dA==' } };

for (const [what, text] of [
  ['the root certificate of the cluster', object('ConfigMap', 'kube-root-ca.crt', { data: { 'ca.crt': 'c' } })],
  ['a token that an account got', object('Secret', 'agent-token-x7k2p', TOKEN, STORED)],
  ['the account of every namespace', object('ServiceAccount', 'default', {}, STORED)],
  ['its pods', object('Pod', 'agent-x', {}, owned('DaemonSet'))],
  ['its revisions', object('ControllerRevision', 'agent-5d', {}, owned('DaemonSet'))],
  ['endpoints of a Service', object('EndpointSlice', 'agent-9x', {}, owned('Service'))],
] as const) {
  test(`${what}, with --all too`, () => {
    for (const all of [false, true]) {
      const { spec, findings } = raiseOne(daemonSet({}) + text, { all });
      assert.equal(
        findings.map((finding) => finding.replace(/:.*/, '')),
        ['made-by-cluster'],
      );
      assert.equal([spec.config_maps, spec.secrets, spec.extra_objects], [undefined, undefined, undefined]);
    }
  });
}

test('the pods mount it by its name', () => {
  const pod = 'volumes: [{name: ca, configMap: {name: kube-root-ca.crt}}]';
  const { spec } = raiseOne(daemonSet({ pod }) + object('ConfigMap', 'kube-root-ca.crt', { data: { 'ca.crt': 'c' } }));
  assert.equal(spec.pod?.volumes, [{ name: 'ca', config_map: { name: 'kube-root-ca.crt' } }]);
  assert.is(spec.config_maps, undefined);
});

for (const [what, text] of [
  ['a pod of nobody', object('Pod', 'debug')],
  ['a token that a file asks for', object('Secret', 'agent-token-x7k2p', { type: TOKEN.type })],
  ['an account called default in a file', object('ServiceAccount', 'default')],
] as const) {
  test(`not left to it: ${what}`, () => {
    assert.equal(raiseOne(daemonSet({}) + text, { all: true }).spec.extra_objects?.length, 1);
  });
}

test('a token that was asked for is filled again', () => {
  const annotations = { 'kubernetes.io/service-account.name': 'agent', 'kubernetes.io/service-account.uid': 'u3' };
  const text = object('Secret', 'agent-key', TOKEN, { ...STORED, annotations });
  const { spec, secrets } = raiseOne(daemonSet({}) + text, { all: true });
  assert.equal(secrets, {});
  const [secret] = spec.extra_objects ?? [];
  assert.equal(secret, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'agent-key', annotations: { 'kubernetes.io/service-account.name': 'agent' } },
    type: TOKEN.type,
  });
});

const service = (spec: object, metadata: object = STORED): unknown =>
  raise(daemonSet({}) + object('Service', 'agent', { spec }, metadata), { all: true }).manifests[0]?.spec
    .extra_objects?.[0]?.['spec'];
const ALLOCATED = {
  clusterIP: '10.0.0.1',
  clusterIPs: ['10.0.0.1'],
  ipFamilies: ['IPv4'],
  ipFamilyPolicy: 'SingleStack',
};
const DEFAULTED = { type: 'ClusterIP', sessionAffinity: 'None', internalTrafficPolicy: 'Cluster' };
const PORTS = [{ port: 80, targetPort: 8080 }];

for (const [what, given, want, metadata] of [
  ['addresses and defaults', { ...ALLOCATED, ...DEFAULTED, ports: PORTS }, { ports: PORTS }, STORED],
  [
    'a node port',
    { type: 'NodePort', ports: [{ port: 80, nodePort: 30001 }] },
    { type: 'NodePort', ports: [{ port: 80 }] },
    STORED,
  ],
  ['all but that there is none', { clusterIP: 'None', clusterIPs: ['None'] }, { clusterIP: 'None' }, STORED],
  ['no wish for two families', { ipFamilyPolicy: 'RequireDualStack' }, { ipFamilyPolicy: 'RequireDualStack' }, STORED],
  ['nothing that a file says', ALLOCATED, ALLOCATED, {}],
  [
    'no node port that kubectl was given',
    { ports: [{ port: 80, nodePort: 30001 }] },
    { ports: [{ port: 80, nodePort: 30001 }] },
    { ...STORED, annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{"nodePort":30001,"port":80}' } },
  ],
] as const) {
  test(`of a Service: ${what}`, () => assert.equal(service(given, metadata), want));
}

test.run();
