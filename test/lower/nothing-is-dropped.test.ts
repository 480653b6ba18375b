/**
 * Every field of the kind's schema does something: a manifest with the field, with what that needs beside it and nothing
 * more, gives other objects, chart settings, questions or findings than the same without it, and for a required field
 * than with another value.
 */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bundleSchema, type Schema } from '../../schemas/bundle.ts';
import { lowerManifest } from '../../src/lower/index.ts';
import { asksOf } from '../../src/model/asks.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import { installValues, renderWorkload } from '../../src/render/index.ts';
import { documentOf } from '../support/documents.ts';

/** Fields that change nothing, and why. */
const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  kind: 'there is one',
  'spec.container.app.env.secrets.0.secret_ref.namespace': 'a pod reads Secrets of its own namespace only',
  'spec.container.sidecars.0.env.secrets.0.secret_ref.namespace': 'the same',
  'spec.pod.init_containers.0.env.secrets.0.secret_ref.namespace': 'the same',
  status: "the platform's record of an earlier deployment",
};

const RULES = [{ verbs: ['get'] }];
/** What a field needs before it can do something: where, and what. */
const NEEDS: readonly (readonly [field: RegExp, object: RegExp, fields: object])[] = [
  [/^spec\.namespace\.(labels|annotations)$/, /^spec$/, { create_namespace: true }],
  [/^spec\.namespace\.(labels|annotations)$/, /^spec\.namespace$/, { value: 'n' }],
  [/^spec\.create_namespace$/, /^spec$/, { namespace: { value: 'n' } }],
  [/^spec\.service_account\.(labels|annotations|automount|image_pull)/, /^spec\.service_account$/, { create: true }],
  [/^spec\.rbac\.(cluster_)?name$/, /^spec\.rbac$/, { namespace_rules: RULES, cluster_rules: RULES }],
  [/^spec\.container\.order$/, /^spec\.container$/, { sidecars: [{ name: 'b', image: { repo: 'b' } }] }],
  [/^spec\.pod\.volumes\.0\.name$/, /volumes\.0$/, { empty_dir: {} }],
  [/(config_map|secret)\.path$/, /(config_map|secret)$/, { key: 'k' }],
];

type Path = readonly (string | number)[];
const bundle = bundleSchema();

function resolved(schema: Schema | undefined): Schema {
  if (schema?.$ref === undefined) return schema ?? {};
  return resolved(bundle.definitions?.[schema.$ref.slice('#/definitions/'.length)]);
}

/** What stands below a step: a field, a list's item or a map's entry. */
function below(schema: Schema, step: string | number): Schema {
  const { properties, items, additionalProperties } = resolved(schema);
  return properties?.[step] ?? items ?? (additionalProperties as Schema);
}

/** The paths of all fields that hold no fields themselves, with 0 for a list's item and `key` for a map's entry. */
function fieldsOf(schema: Schema, path: Path = []): Path[] {
  const { properties, items, additionalProperties } = resolved(schema);
  if (properties !== undefined) {
    return Object.entries(properties).flatMap(([name, property]) => fieldsOf(property, [...path, name]));
  }
  const entry = items ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
  const inner = entry === undefined ? [] : fieldsOf(entry, [...path, items === undefined ? 'key' : 0]);
  // A list of texts is one field, a list of objects has fields.
  return inner.some((field) => field.length > path.length + 1) ? inner : [path];
}

/** A few values of the schema, the least of it first. */
function samples(schema: Schema): readonly unknown[] {
  const { enum: words, type, properties, items, additionalProperties, ...rest } = resolved(schema);
  if (words !== undefined) return words;
  if (rest['x-quantity']) return ['1', '2'];
  if (rest['x-int-or-text']) return [3, '20%'];
  if (properties !== undefined) return [requiredOf(schema)];
  if (items !== undefined) return [...samples(items).map((item) => [item]), [...samples(items)].reverse()];
  if (typeof additionalProperties === 'object') return samples(additionalProperties).map((value) => ({ key: value }));
  if (type === 'string') return ['a', 'b'];
  if (type === 'integer') return [3, 0];
  return type === 'boolean' ? [true, false] : [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } }];
}

function requiredOf(schema: Schema): Record<string, unknown> {
  const { required = [] } = resolved(schema);
  return Object.fromEntries(required.map((name) => [name, samples(below(schema, name))[0]]));
}

/** The least manifest in which a field has a value; undefined takes it out. */
function withField(path: Path, value: unknown, schema: Schema = bundle, depth = 0): unknown {
  const step = path[depth];
  if (step === undefined) return value;
  const inner = withField(path, value, below(schema, step), depth + 1);
  if (typeof step === 'number') return [inner];
  const object = Object.assign(requiredOf(schema), needs(path, depth), { [step]: inner });
  if (inner === undefined) delete object[step];
  return object;
}

function needs(path: Path, depth: number): object {
  const [field, object] = [path.join('.'), path.slice(0, depth).join('.')];
  return Object.assign({}, ...NEEDS.map(([of, at, fields]) => (of.test(field) && at.test(object) ? fields : {})));
}

/** Everything that comes of a manifest, as text. */
function outcome(manifest: unknown): string {
  const { value: workload, diagnostics } = lowerManifest(documentOf(manifest) as Manifest);
  if (workload === undefined) throw new Error(JSON.stringify(diagnostics));
  const values = installValues(workload, ({ literal, key }) => literal ?? key);
  const objects = renderWorkload(workload, { name: 'a', namespace: 'default', values });
  const { app, sidecars, initContainers, chart, references } = workload;
  const meanings = [app, ...sidecars, ...initContainers].map(({ env }) => env.filter(({ kind }) => kind === 'secret'));
  const findings = diagnostics.map(({ message }) => message);
  return JSON.stringify([objects, chart, references, asksOf(workload), meanings, findings]);
}

function hasEffect(path: Path): boolean {
  const parent = resolved(path.slice(0, -1).reduce<Schema>(below, bundle));
  const last = path.at(-1) ?? '';
  const values = samples(below(parent, last));
  const all = parent.required?.includes(String(last)) ? values : [...values, undefined];
  return new Set(all.map((value) => outcome(withField(path, value)))).size > 1;
}

const fields = fieldsOf(bundle);

test('the walk sees the kind', () => {
  const seen = new Set(fields.map((path) => path.join('.')));
  for (const field of [
    'metadata.tags',
    'spec.container.app.image.digest',
    'spec.container.app.ports.0.host_ip',
    'spec.pod.tolerations.0.toleration_seconds',
    'spec.pod.init_containers.0.volume_mounts.0.projected.sources.0.secret.items.0.mode',
    'spec.config_maps.key.data',
  ]) {
    assert.ok(seen.has(field), field);
  }
});

test('every field does something', () => {
  const silent = fields.filter((path) => !hasEffect(path)).map((path) => path.join('.'));
  assert.equal(silent, Object.keys(WITHOUT_EFFECT));
});

test.run();
