import { Ajv } from 'ajv';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ROOT_ROWS } from '../../src/generate/rows/root.ts';
import { valuesSchema } from '../../src/generate/values-schema.ts';
import { chartOf, ciValues, fileOf, textOf, valuesOf } from '../support/charts.ts';
import { type Fields, manifest, merge } from '../support/manifests.ts';

const schema = valuesSchema() as Fields;
const ajv = new Ajv({ strict: false, allErrors: true });
const validate = ajv.compile(schema);
const problems = (values: unknown): string[] =>
  validate(values) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

const ACCEPTED: readonly Fields[] = [
  {},
  { global: { imageRegistry: 'x', imagePullSecrets: ['a', { name: 'b' }], anything: { else: 1 } } },
  { global: null, enabled: true, install: false, 'x-anchors': { any: ['thing'] } },
  { env: { A: 'x', B: 1, C: true, D: null, E: { valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } } } },
  { image: { tag: '1.10', digest: null }, resources: { limits: { cpu: '', memory: '1Gi', 'nvidia.com/gpu': 1 } } },
  { livenessProbe: { httpGet: null, exec: { command: ['x'] } } },
  { livenessProbe: { httpGet: { port: 'http', httpHeaders: [{ name: 'Authorization', reference: 'x' }] } } },
  { ports: { http: { containerPort: 80 }, gone: null } },
  { volumes: { a: { emptyDir: {} }, b: null, c: { hostPath: null, configMap: { name: 'x' } } } },
  { volumeMounts: { a: { mountPath: '/a' }, b: null } },
  { sidecars: { a: { image: { repository: 'x' }, secretEnv: { A: '' } }, b: null } },
  { configMaps: { a: 'text', b: { data: { c: 'd' } }, e: null }, secrets: { a: { data: { b: 'c' } } } },
  { updateStrategy: { rollingUpdate: { maxUnavailable: '10%', maxSurge: 0 } } },
  {
    extraObjects: [{ apiVersion: 'v1', kind: 'A', metadata: {}, any: 'thing' }, 'kind: {{ x }}'],
    objects: { 'A/b': { apiVersion: 'v1', kind: 'A', metadata: { name: 'b' }, c: null }, d: null },
  },
  { nameOverride: 'My_App.1', fullnameOverride: 'Exact_', image: { digest: `sha256:${'a'.repeat(64)}` } },
  { nameOverride: '', fullnameOverride: '', image: { digest: '' } },
  { imagePullSecrets: ['a', { name: 'b' }, { reference: 'c' }], tolerations: null },
  { networkPolicy: { ingress: [{ from: [{ podSelector: {} }] }] }, podMonitor: { relabelings: [{ a: 1 }] } },
  { securityContext: { runAsUser: 1000680000 }, minReadySeconds: 0, terminationGracePeriodSeconds: 0 },
];

const REFUSED: readonly (readonly [values: Fields, at: string])[] = [
  [{ imgae: {} }, ''],
  [{ image: 'repo:tag' }, '/image'],
  [{ image: { repo: 'x' } }, '/image'],
  [{ image: { tag: 1.1 } }, '/image/tag'],
  [{ image: { pullPolicy: 'Sometimes' } }, '/image/pullPolicy'],
  [{ env: [{ name: 'A', value: 'b' }] }, '/env'],
  [{ env: { A: { valueForm: {} } } }, '/env/A'],
  [{ podLabels: { a: 1 } }, '/podLabels/a'],
  [{ hostNetwork: 'true' }, '/hostNetwork'],
  [{ minReadySeconds: -1 }, '/minReadySeconds'],
  [{ minReadySeconds: 1.5 }, '/minReadySeconds'],
  [{ ports: { http: {} } }, '/ports/http'],
  [{ ports: { http: { containerPort: 70000 } } }, '/ports/http/containerPort'],
  [{ ports: { http: { containerPort: 80, hostport: 80 } } }, '/ports/http'],
  [{ volumes: { a: { hostpath: {} } } }, '/volumes/a'],
  [{ livenessProbe: { httpGet: { prot: 80 } } }, '/livenessProbe/httpGet'],
  [{ tolerations: [{ effects: 'NoSchedule' }] }, '/tolerations/0'],
  [{ sidecars: { a: { img: {} } } }, '/sidecars/a'],
  [{ updateStrategy: { strategy: 'OnDelete' } }, '/updateStrategy'],
  [{ dnsPolicy: 'Any' }, '/dnsPolicy'],
  [{ updateStrategy: { type: 'Recreate' } }, '/updateStrategy/type'],
  [{ updateStrategy: { rollingUpdate: { maxSurge: '1' } } }, '/updateStrategy/rollingUpdate/maxSurge'],
  [{ updateStrategy: { rollingUpdate: { maxSurge: -1 } } }, '/updateStrategy/rollingUpdate/maxSurge'],
  [{ updateStrategy: { rollingUpdate: { maxUnavailable: '101%' } } }, '/updateStrategy/rollingUpdate/maxUnavailable'],
  [{ configMaps: { a: { dta: {} } } }, '/configMaps/a'],
  [{ service: { enable: true } }, '/service'],
  [{ extraObjects: [{ kind: 'A' }] }, '/extraObjects/0'],
  [{ fullnameOverride: '---' }, '/fullnameOverride'],
  [{ nameOverride: 'x.' }, '/nameOverride'],
];

for (const values of ACCEPTED) test(`${JSON.stringify(values)} is taken`, () => assert.equal(problems(values), []));

for (const [values, at] of REFUSED) {
  test(`${JSON.stringify(values)} is refused at "${at}"`, () => {
    const places = problems(values).map((problem) => problem.slice(0, problem.indexOf(' ')));
    assert.ok(places.includes(at), JSON.stringify(problems(values)));
  });
}

test('it takes null for every key of the contract, and the values of every chart with what they ask for', () => {
  assert.equal(problems(Object.fromEntries(ROOT_ROWS.map(({ key }) => [key, null]))), []);
  const least = chartOf(manifest());
  for (const chart of [
    least,
    chartOf(textOf('test/samples/rich.yaml')),
    chartOf(textOf('examples/ceph-csi-node.yaml')),
  ]) {
    assert.equal(problems(valuesOf(chart)), []);
    assert.equal(problems(merge(valuesOf(chart), ciValues(chart))), []);
    assert.equal(JSON.parse(fileOf(chart, 'values.schema.json')), schema, 'every chart has the same');
  }
});

test('it is draft-07 with nothing that a Helm ignores or fetches', () => {
  assert.ok(ajv.validateSchema(schema), JSON.stringify(ajv.errors));
  assert.is(schema['$schema'], 'http://json-schema.org/draft-07/schema#');
  assert.is(schema['required'], undefined);
  visit(schema, '#');

  function visit(node: unknown, path: string, isSchema = true): void {
    if (typeof node !== 'object' || node === null) return;
    const { $ref, pattern, patternProperties } = node as Fields;
    if (isSchema && typeof $ref === 'string') {
      assert.match($ref, /^#\/definitions\//, path);
      // What stands beside a $ref is ignored, save for what only people read.
      assert.equal(
        Object.keys(node).filter((key) => !['$ref', 'description'].includes(key)),
        [],
        path,
      );
    }
    if (isSchema && typeof pattern === 'string') assert.not.match(pattern, /\(\?[=!<]|\\[1-9]/, path);
    if (isSchema)
      for (const key of Object.keys((patternProperties as object) ?? {})) assert.not.match(key, /\(\?/, path);
    for (const [key, value] of Object.entries(node)) {
      if (isSchema) assert.not.ok(NEWER.includes(key), `${path} has ${key}`);
      const named = isSchema && ['properties', 'patternProperties', 'definitions'].includes(key);
      visit(value, `${path}/${key}`, !named);
    }
  }
});

/** Of later drafts, and format, on which the Helms differ. */
const NEWER = [
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedProperties',
  'unevaluatedItems',
  'prefixItems',
  'format',
  '$defs',
  'x-property',
];

test('every key of the contract has a description; what a $ref leads to is Kubernetes own', () => {
  const { AgentContainer, ...rest } = schema['definitions'] as Record<string, Fields>;
  assert.ok(rest['Probe']);
  for (const of of [schema, AgentContainer]) {
    assert.equal(undescribed({ ...of, definitions: {} }, ''), []);
  }
});

/** The paths of properties that nothing is said of. */
function undescribed(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    // Fields of Kubernetes' own that stand here without a $ref have objects of no name below them.
    if (key !== 'properties') return undescribed(value, `${path}/${key}`);
    return Object.entries(value as Record<string, Fields>).flatMap(([name, below]) => [
      ...(typeof below['description'] === 'string' ? [] : [`${path}/${name}`]),
      ...undescribed(below, `${path}/${name}`),
    ]);
  });
}

test.run();
