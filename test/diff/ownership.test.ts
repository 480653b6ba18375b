/** What Helm looks after in an upgrade, and what it leaves alone. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { diffObjects } from '../../src/diff/objects.ts';
import { ownershipOf } from '../../src/diff/ownership.ts';
import type { KubernetesObject } from '../../src/model/workload.ts';

const CRD: KubernetesObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'as.example.com' },
  spec: { group: 'example.com', scope: 'Cluster', names: { kind: 'A', plural: 'as' } },
};
const HOOK: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'x', annotations: { 'helm.sh/hook': 'pre-upgrade' } },
};
const PLAIN: KubernetesObject = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'x' } };

const from = (path: string) => ownershipOf({ objects: [CRD], files: [{ path, text: JSON.stringify(CRD) }] });
const of = (...objects: readonly KubernetesObject[]) => ownershipOf({ objects, files: [] });

const PATHS: readonly [path: string, isLeftAlone: boolean][] = [
  ['crds/a.yaml', true],
  ['crds/below/a.yml', true],
  ['crds/a.json', true],
  ['charts/other/crds/a.yaml', true],
  ['crds/README.md', false],
  ['templates/crds/a.yaml', false],
];

for (const [path, isLeftAlone] of PATHS) {
  test(`a definition in ${path} is ${isLeftAlone ? 'left alone' : "the release's"}`, () => {
    assert.is(from(path).crds.length, isLeftAlone ? 1 : 0);
    assert.is(from(path).managed.length, isLeftAlone ? 0 : 1);
  });
}

const MOVES: readonly [what: string, before: ReturnType<typeof of>, after: ReturnType<typeof of>, want: string[]][] = [
  [
    'a definition from crds/ into the release',
    from('crds/a.yaml'),
    from('templates/a.yaml'),
    ['added breaking object-taken-over', 'removed harmless crd-left-alone'],
  ],
  [
    'a definition from the release to crds/',
    from('templates/a.yaml'),
    from('crds/a.yaml'),
    ['removed breaking shared-object-removed', 'added harmless crd-left-alone'],
  ],
  ['a hook that goes', of(HOOK), of(), ['removed harmless undefined']],
  ['a hook that comes', of(), of(HOOK), ['added harmless undefined']],
  [
    'a hook that joins the release',
    of(HOOK),
    of(PLAIN),
    ['added breaking object-taken-over', 'removed harmless undefined'],
  ],
  [
    'an object that becomes a hook: Helm deletes it after it made it',
    of(PLAIN),
    of(HOOK),
    ['removed breaking shared-object-removed', 'added harmless undefined'],
  ],
];

for (const [what, before, after, want] of MOVES) {
  test(what, () => {
    const told = diffObjects(before, after).map(({ kind, impact, why }) => `${kind} ${impact} ${why?.code}`);
    assert.equal(told, want);
  });
}

test('a new definition is missed by objects of its kind and group alone', () => {
  const own = (apiVersion: string): KubernetesObject => ({ apiVersion, kind: 'A', metadata: { name: 'a' } });
  const files = [{ path: 'crds/a.yaml', text: JSON.stringify(CRD) }];
  const told = (apiVersion: string) =>
    diffObjects(of(), ownershipOf({ objects: [CRD, own(apiVersion)], files })).flatMap(({ why }) => why?.code ?? []);
  assert.equal(told('example.com/v1'), ['crd-missing']);
  assert.equal(told('example.org/v1'), ['crd-left-alone']);
});

test.run();
