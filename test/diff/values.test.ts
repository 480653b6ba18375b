import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { standIns } from '../../src/diff/index.ts';
import { diffValues } from '../../src/diff/values.ts';
import type { JsonObject } from '../../src/model/workload.ts';

interface Case {
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** `kind subject impact`, each. */
  readonly ours: readonly string[];
  /** Of charts by others, where it is not the same. */
  readonly others?: readonly string[];
}

const CASES: Readonly<Record<string, Case>> = {
  'the same in another order': { before: { a: { b: 1, c: [1] } }, after: { a: { c: [1], b: 1 } }, ours: [] },
  'another default': { before: { a: { b: 1 } }, after: { a: { b: 2 } }, ours: ['changed a.b harmless'] },
  'a list': { before: { a: [1] }, after: { a: [1, 2] }, ours: ['changed a harmless'] },
  'a new value': { before: {}, after: { a: { b: 1 } }, ours: ['added a harmless'] },
  'a removed value': { before: { a: { b: 1, c: 2 } }, after: { a: { b: 1 } }, ours: ['removed a.c breaking'] },
  'a key with a dot': { before: { a: { 'b.c': 1 } }, after: { a: {} }, ours: ['removed a.b\\.c breaking'] },
  'a text that becomes a map': { before: { a: 'x' }, after: { a: { b: 1 } }, ours: ['retyped a breaking'] },
  'a number that becomes a text': { before: { a: 1 }, after: { a: '1' }, ours: ['retyped a breaking'] },
  'a list that becomes a map': { before: { a: [] }, after: { a: {} }, ours: ['retyped a breaking'] },
  'null, which is no type': { before: { a: null }, after: { a: 'x' }, ours: ['changed a harmless'] },
  'a variable of another kind': {
    before: { env: { X: 'x' } },
    after: { env: { X: { valueFrom: {} } } },
    ours: ['changed env.X harmless'],
  },
  'a renamed value': {
    before: { old: 'x.example.com' },
    after: { new: 'x.example.com' },
    ours: ['renamed old breaking'],
  },
  'no name for what two have': {
    before: { old: 'x' },
    after: { one: 'x', two: 'x' },
    ours: ['removed old breaking', 'added one harmless', 'added two harmless'],
  },
  'no name for what says nothing': {
    before: { old: true },
    after: { new: true },
    ours: ['removed old breaking', 'added new harmless'],
  },
  'labels, which are data': {
    before: { podLabels: { a: '1' }, nodeSelector: { a: '1' } },
    after: { podLabels: {}, nodeSelector: {} },
    ours: ['changed podLabels harmless', 'changed nodeSelector harmless'],
  },
  "shapes of Kubernetes' own": {
    before: { resources: { limits: { cpu: 1 } }, livenessProbe: { httpGet: { port: 1 } } },
    after: { resources: {}, livenessProbe: { exec: { command: [] } } },
    ours: ['changed resources harmless', 'changed livenessProbe harmless'],
  },
  'a volume of another source': {
    before: { volumes: { log: { hostPath: { path: '/' } } } },
    after: { volumes: { log: { emptyDir: {} } } },
    ours: ['changed volumes.log harmless'],
  },
  'a field of the pod that every chart of ours takes': {
    before: { hostIPC: true },
    after: {},
    ours: ['removed hostIPC harmless'],
    others: ['removed hostIPC breaking'],
  },
  'such a field of a sidecar': {
    before: { sidecars: { x: { workingDir: '/', ports: { a: {} } } } },
    after: { sidecars: { x: {} } },
    ours: ['removed sidecars.x.workingDir harmless', 'removed sidecars.x.ports harmless'],
    others: ['removed sidecars.x.workingDir breaking', 'removed sidecars.x.ports breaking'],
  },
  'what an install must give from now on': {
    before: { secretEnv: { A: '' } },
    after: { secretEnv: { A: '', B: '' }, references: { 'x/y': '' }, sidecars: { s: { secretEnv: { C: '' } } } },
    ours: ['added secretEnv.B breaking', 'added references.x/y breaking', 'added sidecars.s.secretEnv.C breaking'],
    others: ['added secretEnv.B harmless', 'added references harmless', 'added sidecars harmless'],
  },
  'names of the prototype': {
    before: { env: { constructor: 'x' } },
    after: { env: { toString: 'y' } },
    ours: ['removed env.constructor breaking', 'added env.toString harmless'],
  },
};

for (const [name, { before, after, ours, others = ours }] of Object.entries(CASES)) {
  const told = (isOurs: boolean): string[] =>
    diffValues(before, after, isOurs).map(({ kind, subject, impact }) => `${kind} ${subject} ${impact}`);
  test(name, () => {
    assert.equal(told(true).sort(), [...ours].sort());
    assert.equal(told(false).sort(), [...others].sort());
  });
}

test('a stand-in for all that is asked for, and for nothing else', () => {
  const values = {
    image: { tag: '' },
    secretEnv: { A: '' },
    sidecars: { s: { secretEnv: { B: '' }, image: { tag: '' } } },
    references: { r: '', given: 'x' },
    imageCredentials: { 'r.io': { username: '', password: '' } },
    secrets: { s: { data: { k: '' }, type: '' } },
  };
  assert.equal(standIns(values, '?'), {
    secretEnv: { A: '?' },
    sidecars: { s: { secretEnv: { B: '?' } } },
    references: { r: '?' },
    imageCredentials: { 'r.io': { password: '?' } },
    secrets: { s: { data: { k: '?' } } },
  });
});

test.run();
