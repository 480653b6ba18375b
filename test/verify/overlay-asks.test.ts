import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { JsonObject, KubernetesObject } from '../../src/model/workload.ts';
import { wantedObjects } from '../../src/verify/index.ts';
import { compiled } from '../support/compiled.ts';

const { workload } = compiled(`apiVersion: kubernetes.planton.dev/v1
kind: KubernetesDaemonSet
metadata: {name: agent}
spec:
  namespace: monitoring
  secrets: {tls: {keys: [tls.crt]}}
  container:
    app:
      image: {repo: agent, tag: "1"}
      env:
        builtin: false
        variables:
          - {name: A, value: a}
          - {name: PLACE, value_from: {kind: Database, name: main}}
        secrets: {TOKEN: s3cret}
  pod:
    image_pull_secrets: [{name: tls}]
    image_registries: [{server: r.io, username: u}]
`);

const secretVariable = (name: string, secret: string, key = name) => ({
  name,
  valueFrom: { secretKeyRef: { name: secret, key } },
});
const POD = 'DaemonSet.spec.template.spec';
const APP = `${POD}.containers.0`;

/** Values for what a chart asks for, a path below a kind, and what stands there. */
const ASKED: readonly (readonly [values: JsonObject, path: string, want: unknown])[] = [
  [{ secretEnv: null }, `${APP}.env.TOKEN`, undefined],
  [{ existingSecret: 's', secretEnv: null }, `${APP}.env.TOKEN`, undefined],
  [{ secretEnv: { NEW: 'x' } }, `${APP}.env.NEW`, secretVariable('NEW', 'rel-agent-env')],
  [{ secretEnv: { NEW: 'x' } }, 'Secret/rel-agent-env.data.NEW', btoa('x')],
  [{ secretEnv: { NEW: 'x' }, existingSecret: 'tls' }, `${APP}.env.NEW`, secretVariable('NEW', 'tls')],
  [{ secretEnv: { A: 'x' } }, `${APP}.env.A`, { name: 'A', value: 'a' }],
  [{ secretEnv: { PLACE: 'x' } }, `${APP}.env.PLACE`, secretVariable('PLACE', 'rel-agent-env')],
  [{ references: null }, `${APP}.env.PLACE`, undefined],
  [{ references: { PLACE: null } }, `${APP}.env.PLACE`, undefined],
  [
    { sidecars: { side: { image: { repository: 'side' }, secretEnv: { T: 'x' } } } },
    `${POD}.containers.1.env`,
    [secretVariable('T', 'rel-agent-env', 'side.T')],
  ],
  [
    { global: { imagePullSecrets: ['tls', { name: 'x' }, 'tls'] } },
    `${POD}.imagePullSecrets`,
    ['rel-agent-tls', 'rel-agent-registry', 'tls', 'x'].map((name) => ({ name })),
  ],
];
for (const [values, path, want] of ASKED) {
  test(`${JSON.stringify(values)}: ${path}`, () => {
    const objects = wantedObjects(workload, { name: 'rel', namespace: 'default' }, values);
    assert.equal(at(objects, path), want);
  });
}

/** Of the first object of a kind, or the one of a name too; an entry of a list by its index or its name. */
function at(objects: readonly KubernetesObject[], path: string): unknown {
  const [title, ...keys] = path.split('.');
  const object: unknown = objects.find(({ kind, metadata: { name } }) => title === kind || title === `${kind}/${name}`);
  return keys.reduce((value, key) => {
    const named = Array.isArray(value) ? value.find(({ name }: { name?: string }) => name === key) : undefined;
    return named ?? (value as Record<string, unknown> | undefined)?.[key];
  }, object);
}

test.run();
