/** Every field of Kubernetes' PodSpec and Container passes through, whole, in both spellings. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readSchema, type Schema } from '../../schemas/bundle.ts';
import { snakeCase } from '../../schemas/respell.ts';
import { lowerManifest } from '../../src/lower/index.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import { readDocuments } from '../../src/read/index.ts';
import { installValues, renderWorkload } from '../../src/render/index.ts';
import { manifestText, type Parts } from '../support/lowered.ts';

const definitions = readSchema('kubernetes-1.36.json').definitions ?? {};
const shortName = (ref: string): string => ref.slice(ref.lastIndexOf('.') + 1);

function propertiesOf(name: string): Record<string, Schema> {
  const found = Object.entries(definitions).find(([key]) => shortName(key) === name);
  return found?.[1].properties ?? {};
}

/** Fields that the kind has in a shape of its own: other tests hold them. */
const OF_THE_KIND: Readonly<Record<string, readonly string[]>> = {
  PodSpec: ['containers', 'ephemeralContainers', 'initContainers', 'serviceAccount', 'serviceAccountName', 'volumes'],
  Container: ['name', 'image', 'env', 'envFrom'],
};

const fieldsOf = (name: string): (readonly [field: string, schema: Schema])[] =>
  Object.entries(propertiesOf(name)).filter(([field]) => !OF_THE_KIND[name]?.includes(field));

/** A value with every field there is. What may be there and mean nothing, false and 0, is there where it is `falsy`. */
function whole(schema: Schema, falsy: boolean): unknown {
  if (schema.$ref !== undefined) {
    const name = shortName(schema.$ref);
    if (name === 'IntOrString') return falsy ? 0 : '10%';
    if (name === 'Quantity') return falsy ? '0' : '1500m';
    const properties = Object.entries(propertiesOf(name));
    if (properties.length === 0) return name === 'Time' ? 'a time' : { 'f:free_form': {} };
    return Object.fromEntries(properties.map(([field, property]) => [field, whole(property, falsy)]));
  }
  if (schema.type === 'array') return [whole(schema.items ?? {}, falsy)];
  if (typeof schema.additionalProperties === 'object') {
    return {
      snake_case: whole(schema.additionalProperties, falsy),
      camelCase: whole(schema.additionalProperties, falsy),
    };
  }
  if (schema.type === 'boolean') return !falsy;
  return schema.type === 'integer' ? (falsy ? 0 : 7) : 'a text';
}

/** A value with its fields in snake_case; keys of maps are data. */
function inSnakeCase(schema: Schema, value: unknown): unknown {
  const properties = schema.$ref === undefined ? {} : propertiesOf(shortName(schema.$ref));
  if (Array.isArray(value)) return value.map((entry) => inSnakeCase(schema.items ?? {}, entry));
  if (typeof value !== 'object' || value === null || Object.keys(properties).length === 0) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, entry]) => [snakeCase(field), inSnakeCase(properties[field] ?? {}, entry)]),
  );
}

type Spec = Readonly<Record<string, unknown>>;

/** The pod of a manifest that has fields which exclude each other: nothing is checked. */
function podOf(parts: Parts): Spec {
  const { documents } = readDocuments({ name: 'manifest.yaml', text: manifestText(parts) });
  const { value: workload } = lowerManifest(documents[0] as Manifest);
  if (workload === undefined) throw new Error('no workload');
  const values = installValues(workload, () => undefined);
  const objects = renderWorkload(workload, { name: 'agent', namespace: 'default', values });
  const { spec } = objects.at(-1) as unknown as { spec: { template: { spec: Spec } } };
  return spec.template.spec;
}

const firstOf = (pod: Spec, list: string): Spec => (pod[list] as readonly Spec[])[0] ?? {};
const ALPHA = 'kubernetes.planton.dev/v1alpha1';

/** Where a field of a container or the pod is written, and where it arrives. */
const PLACES: Readonly<Record<string, (line: string) => Spec>> = {
  app: (line) => firstOf(podOf({ apiVersion: ALPHA, app: line }), 'containers'),
  sidecar: (line) => {
    const pod = podOf({
      spec: `container:\n  app: {image: agent:1}\n  sidecars:\n    - name: s\n      image: s:1\n      ${line}`,
    });
    return (pod['containers'] as readonly Spec[])[1] ?? {};
  },
  'init container': (line) =>
    firstOf(
      podOf({ spec: `pod:\n  init_containers:\n    - name: i\n      image: i:1\n      ${line}` }),
      'initContainers',
    ),
  pod: (line) => podOf({ spec: `pod:\n  ${line}` }),
};

function passes(place: string, field: string, schema: Schema): void {
  for (const falsy of [false, true]) {
    const value = whole(schema, falsy);
    const want = arriving(field, value);
    assert.equal(PLACES[place]?.(`${field}: ${JSON.stringify(value)}`)[field], want, `${field}, camelCase`);
    const line = `${snakeCase(field)}: ${JSON.stringify(inSnakeCase(schema, value))}`;
    assert.equal(PLACES[place]?.(line)[field], want, `${field}, snake_case`);
  }
}

/** A port of the node that is 0 is none (SetDefaults and validation of ContainerPort). */
function arriving(field: string, value: unknown): unknown {
  if (field !== 'ports') return value;
  return (value as readonly { hostPort: number }[]).map(({ hostPort, ...port }) =>
    hostPort === 0 ? port : { hostPort, ...port },
  );
}

for (const [field, schema] of fieldsOf('PodSpec')) test(`pod: ${field}`, () => passes('pod', field, schema));

for (const [field, schema] of fieldsOf('Container')) {
  test(`app, sidecar and init container: ${field}`, () => {
    for (const place of ['app', 'sidecar', 'init container']) passes(place, field, schema);
  });
}

test("the account's name", () => {
  assert.is(PLACES['pod']?.('serviceAccountName: node-agent')['serviceAccountName'], 'node-agent');
  assert.is(PLACES['pod']?.('serviceAccount: node-agent')['serviceAccountName'], 'node-agent');
});

for (const [source, schema] of Object.entries(propertiesOf('Volume'))) {
  if (source === 'name') continue;
  test(`volume: ${source}`, () => {
    for (const falsy of [false, true]) {
      const value = whole(schema, falsy);
      for (const spelling of ['camel', 'snake'] as const) {
        const entry = spelling === 'camel' ? { [source]: value } : { [snakeCase(source)]: inSnakeCase(schema, value) };
        const fields = JSON.stringify({ name: 'v', mountPath: '/v', ...entry });
        assert.equal(podOf({ app: `volume_mounts: [${fields}]` })['volumes'], [{ name: 'v', [source]: value }]);
        const { mountPath: _, ...volume } = JSON.parse(fields) as Record<string, unknown>;
        assert.equal(podOf({ spec: `volumes: [${JSON.stringify(volume)}]` })['volumes'], [
          { name: 'v', [source]: value },
        ]);
      }
    }
  });
}

for (const [source, schema] of Object.entries(propertiesOf('EnvVarSource'))) {
  test(`variable: ${source}`, () => {
    const value = whole(schema, false);
    const line = `env: {builtin: false, variables: [{name: A, valueFrom: {${source}: ${JSON.stringify(value)}}}]}`;
    assert.equal(PLACES['app']?.(line)['env'], [{ name: 'A', valueFrom: { [source]: value } }]);
  });
}

test('whole ConfigMaps and Secrets as variables', () => {
  const value = whole({ $ref: 'EnvFromSource' }, false);
  assert.equal(PLACES['app']?.(`env: {envFrom: [${JSON.stringify(value)}]}`)['envFrom'], [value]);
});

test.run();
