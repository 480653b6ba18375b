/** Nothing of Kubernetes' own definitions is lost on the way through a manifest and back. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readSchema, type Schema } from '../../schemas/bundle.ts';
import type { JsonObject } from '../../src/model/workload.ts';
import { everyFieldDaemonSets, LEFT_OUT, type Sample } from '../support/every-field.ts';
import { roundTrip } from '../support/round-trip.ts';

const samples = everyFieldDaemonSets();
const definitions = readSchema('kubernetes-1.36.json').definitions ?? {};
const shortName = (ref: string): string => ref.slice(ref.lastIndexOf('.') + 1);
const propertiesOf = (name: string): Record<string, Schema> =>
  Object.entries(definitions).find(([key]) => shortName(key) === name)?.[1].properties ?? {};

/** Every `Definition.field` that is set somewhere in a value. */
function collectFields(schema: Schema, value: unknown, into: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collectFields(schema.items ?? {}, item, into);
  if (schema.$ref === undefined || typeof value !== 'object' || value === null) return;
  const name = shortName(schema.$ref);
  const properties = propertiesOf(name);
  for (const [field, entry] of Object.entries(value)) {
    into.add(`${name}.${field}`);
    collectFields(properties[field] ?? {}, entry, into);
  }
}

/** Every `Definition.field` there is below a definition. */
function fieldsBelow(name: string, into: Set<string> = new Set()): Set<string> {
  for (const [field, schema] of Object.entries(propertiesOf(name))) {
    const full = `${name}.${field}`;
    if (into.has(full) || full in LEFT_OUT) continue;
    into.add(full);
    const ref = schema.$ref ?? schema.items?.$ref;
    if (ref !== undefined) fieldsBelow(shortName(ref), into);
  }
  return into;
}

test('between them the samples have every field', () => {
  const set = new Set<string>();
  for (const { spec } of samples) collectFields({ $ref: 'DaemonSetSpec' }, spec, set);
  const all = fieldsBelow('DaemonSetSpec');
  assert.ok(all.size > 450, String(all.size));
  assert.equal([...all].filter((field) => !set.has(field)).sort(), []);
});

for (const adopt of [true, false]) {
  test(`every field comes back${adopt ? ', adopted' : ''}`, () => {
    for (const sample of samples) {
      const trip = roundTrip({ name: 'daemonset.json', text: JSON.stringify(sample, null, 2) }, { adopt });
      assert.is(trip.reason, '');
      assert.is(trip.verdict, 'equal');
    }
  });
}

/** The last name and the value of each leaf that is not the same on the other side. */
function changes(want: unknown, got: unknown, name = ''): string[] {
  if (typeof want !== 'object' || typeof got !== 'object' || want === null || got === null) {
    return want === got ? [] : [`${name}: ${JSON.stringify(want)} → ${JSON.stringify(got)}`];
  }
  const [left, right] = [want, got] as Record<string, unknown>[];
  const names = new Set([...Object.keys(want), ...Object.keys(got)]);
  return [...names].flatMap((field) => changes(left?.[field], right?.[field], field));
}

function adopted(spec: Sample['spec']): JsonObject {
  const [sample] = samples;
  const text = JSON.stringify({ ...sample, spec });
  const { rendered, reason } = roundTrip({ name: 'daemonset.json', text }, { adopt: true });
  assert.is(reason, '');
  return (rendered.at(-1)?.['spec'] ?? {}) as JsonObject;
}

/** To the API the same as nothing at all: no pointers, or its own defaults. */
const SAME_AS_NOTHING = [
  'apiVersion: "v1" → undefined',
  'dnsPolicy: "ClusterFirst" → undefined',
  'expirationSeconds: 3600 → undefined',
  'hostIPC: false → undefined',
  'hostNetwork: false → undefined',
  'hostPID: false → undefined',
  'readOnly: false → undefined',
  'restartPolicy: "Always" → undefined',
  'scheme: "HTTP" → undefined',
  'stdin: false → undefined',
  'stdinOnce: false → undefined',
  'successThreshold: 1 → undefined',
  'terminationMessagePolicy: "File" → undefined',
  'tty: false → undefined',
  'volumeMode: "Filesystem" → undefined',
];

test('an adopted DaemonSet is what it was, orders included, but for what the API takes for nothing', () => {
  const changed = samples.flatMap(({ spec }) => changes(spec, adopted(spec)));
  assert.equal([...new Set(changed)].sort(), SAME_AS_NOTHING);
});

test('the operating system of the pods', () => {
  for (const name of ['linux', 'windows']) {
    const pod = { os: { name }, terminationGracePeriodSeconds: 30, containers: [{ name: 'c', image: 'c:1' }] };
    const template = { metadata: { labels: { a: 'b' } }, spec: pod };
    assert.equal(adopted({ selector: { matchLabels: { a: 'b' } }, template })['template'], template);
  }
});

test('empty objects that the API stores as they are', () => {
  const empty = { securityContext: {}, lifecycle: {} };
  const pod = {
    affinity: {},
    dnsConfig: {},
    resources: {},
    terminationGracePeriodSeconds: 30,
    initContainers: [{ name: 'before', image: 'a:1', securityContext: {} }],
    containers: [
      { name: 'agent', image: 'a:1', ...empty },
      { name: 'beside', image: 'a:1', ...empty },
    ],
  };
  const template = { metadata: { labels: { a: 'b' } }, spec: pod };
  const selector = { matchLabels: { a: 'b' } };
  assert.equal(adopted({ selector, template })['template'], template);
});

test.run();
