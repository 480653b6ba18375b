import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Wishes } from '../../src/gitops/index.ts';
import { rolloutSeconds } from '../../src/gitops/timeout.ts';
import type { JsonObject } from '../../src/model/workload.ts';
import type { Parts } from '../support/lowered.ts';
import { plan, SECRET } from './charts.ts';

const LOGIN: Parts = {
  spec: 'pod: {image_registries: [{server: r.example.com, username: robot, password: hush-hush}]}',
};
const KEYS: Parts = { spec: 'secrets: {creds: {keys: [password]}}' };
const REFERENCE: Parts = { app: 'env: {variables: [{name: HOST, value_from: {kind: X, name: y, field_path: host}}]}' };

const REFUSED: readonly [name: string, parts: Parts, wishes: Partial<Wishes>, codes: readonly string[]][] = [
  ['secret variables, and no Secret named', SECRET, {}, ['gitops-needs-secret']],
  [
    'a literal among the values',
    SECRET,
    { existingSecret: 's', values: { secretEnv: { TOKEN: 'x' } } },
    ['gitops-literal-secret'],
  ],
  ['a Secret of the chart whose values only an install gives', KEYS, {}, ['gitops-value-missing']],
  [
    'such a value as a literal',
    KEYS,
    { values: { secrets: { creds: { data: { password: 'x' } } } } },
    ['gitops-literal-secret'],
  ],
  ['the password of a registry', LOGIN, {}, ['gitops-value-missing']],
  ['a reference that nobody resolved', REFERENCE, {}, ['gitops-value-missing']],
  [
    'no namespace',
    { spec: 'namespace: {value_from: {kind: KubernetesNamespace, name: x}}' },
    {},
    ['gitops-namespace-unknown'],
  ],
  ['a release that Helm refuses', {}, { release: 'Bad_Name' }, ['gitops-name-invalid']],
  ['a release of 54 characters', {}, { release: 'a'.repeat(54) }, ['gitops-name-invalid']],
  ['a namespace that Kubernetes refuses', {}, { namespace: 'Bad NS' }, ['gitops-name-invalid']],
  ['a namespace with a dot', {}, { namespace: 'a.b' }, ['gitops-name-invalid']],
  ['a Secret that there can not be', SECRET, { existingSecret: 'Keys' }, ['gitops-name-invalid']],
  ['a cluster twice in a wave', {}, { waves: [{ names: ['eu', 'eu'] }] }, ['gitops-cluster-twice']],
  ['a cluster in two waves', {}, { waves: [{ names: ['eu'] }, { names: ['us', 'eu'] }] }, ['gitops-cluster-twice']],
  ['clusters of one name', {}, { waves: [{ names: ['Prod_EU', 'prod-eu'] }] }, ['gitops-cluster-twice']],
  ['a cluster without a letter', {}, { waves: [{ names: ['__'] }] }, ['gitops-name-invalid']],
];

for (const [name, parts, wishes, codes] of REFUSED) {
  test(`refused: ${name}`, () => {
    const planned = plan(parts, wishes);
    assert.equal(Array.isArray(planned) ? planned.map((line: string) => line.split(':')[0]) : planned, codes);
  });
}

const TAKEN: readonly [name: string, parts: Parts, wishes: Partial<Wishes>][] = [
  ['secret variables from a Secret', SECRET, { existingSecret: 's' }],
  ['the same, said by the values', SECRET, { values: { existingSecret: 's' } }],
  ['a Secret of the chart that is not wanted', KEYS, { values: { secrets: null } }],
  [
    'a namespace of the user',
    { spec: 'namespace: {value_from: {kind: KubernetesNamespace, name: x}}' },
    { namespace: 'n' },
  ],
  ['a release of 53 characters', {}, { release: 'a'.repeat(53) }],
  ['a release with a dot', {}, { release: 'agent.eu' }],
];

for (const [name, parts, wishes] of TAKEN) {
  test(`taken: ${name}`, () => assert.ok('release' in plan(parts, wishes), JSON.stringify(plan(parts, wishes))));
}

test('a message names what is asked for', () => {
  assert.match(String(plan(SECRET)), 'secretEnv.TOKEN');
  assert.match(String(plan(KEYS)), 'secrets.creds.data.password');
});

const SECONDS: readonly [values: JsonObject, nodes: number, want: number][] = [
  // 30 s to stop, 60 s to start, one node after the other.
  [{}, 10, 900],
  [{}, 1, 300],
  [{}, 100_000, 28_800],
  [{ updateStrategy: { rollingUpdate: { maxUnavailable: 5 } } }, 100, 1800],
  [{ updateStrategy: { rollingUpdate: { maxUnavailable: '10%' } } }, 95, 900],
  [{ updateStrategy: { rollingUpdate: { maxSurge: 4, maxUnavailable: 0 } } }, 100, 2250],
  [{ updateStrategy: { rollingUpdate: { maxSurge: '50%' } } }, 10, 300],
  [{ terminationGracePeriodSeconds: 0, minReadySeconds: 40 }, 10, 1000],
];

for (const [values, nodes, want] of SECONDS) {
  test(`${nodes} nodes with ${JSON.stringify(values)} take ${want} s`, () => {
    assert.is(rolloutSeconds(values, nodes), want);
  });
}

test.run();
