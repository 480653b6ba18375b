/** What `diff` says of an upgrade, and what the API server does to it. */
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { diffSnapshots } from '../../src/diff/index.ts';
import { CLUSTER_WIDE_KINDS } from '../../src/model/kinds.ts';
import type { JsonObject, KubernetesObject } from '../../src/model/workload.ts';
import { manifestOf, upgrades } from '../support/arbitraries/upgrades.ts';
import { Refusal } from '../support/cluster/api.ts';
import type { Stored } from '../support/cluster/objects.ts';
import type { Scenario } from '../support/cluster/scenario.ts';
import type { World } from '../support/cluster/world.ts';
import { FIELD_CHANGES } from '../support/immutable-fields.ts';
import { manifestText } from '../support/lowered.ts';
import { snapshotOf } from '../support/snapshots.ts';
import { UPGRADES } from '../support/upgrades.ts';

const PAIRS = 200;
/** The same pairs for the same commit. */
const SEED = 20240901;

interface Verdict {
  /** A field that nobody may change. */
  readonly isRefused: boolean;
  /** The pods that are stored are not those of the new template. */
  readonly hasOtherPods: boolean;
}

const REFUSED: readonly string[] = ['immutable-field-changed', 'sealed-data-changed'];
const OTHER_PODS: readonly string[] = ['pods-restart', 'pods-wait-for-deletion'];

async function judged(world: World, before: string, after: string): Promise<{ said: Verdict; done: Verdict }> {
  const [left, right] = [await snapshotOf(before), await snapshotOf(after)];
  const codes = diffSnapshots(left, right).changes.flatMap(({ why }) => why?.code ?? []);
  const said = {
    isRefused: codes.some((code) => REFUSED.includes(code)),
    hasOtherPods: codes.some((code) => OTHER_PODS.includes(code)),
  };
  return { said, done: await upgraded(world, upgradable(left.objects), upgradable(right.objects)) };
}

/** Helm leaves alone what is in crds/. */
const upgradable = (objects: readonly KubernetesObject[]): readonly KubernetesObject[] =>
  objects.filter(({ kind }) => kind !== 'CustomResourceDefinition').map(unscheduled);

async function upgraded(
  world: World,
  before: readonly KubernetesObject[],
  after: readonly KubernetesObject[],
): Promise<Verdict> {
  await world.makeNamespacesOf([...before, ...after]);
  const stored = new Map<string, Stored>();
  for (const object of before) stored.set(identityOf(object), await world.api.apply(object));
  let [isRefused, hasOtherPods] = [false, false];
  for (const object of after) {
    const old = stored.get(identityOf(object));
    if (old === undefined) continue;
    try {
      const now = await world.api.dryRun(object);
      hasOtherPods ||= object.kind === 'DaemonSet' && templateOf(old) !== templateOf(now);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      isRefused = true;
      // A refused object is not looked at further: its pods may be others all the same.
      hasOtherPods ||= object.kind === 'DaemonSet' && templateOf(old) !== templateOf(await recreated(world, object));
    }
  }
  for (const object of before) if (object.kind !== 'Namespace') await removeObject(world, object);
  return { isRefused, hasOtherPods };
}

/** As the API server would store it if it were new. */
const recreated = (world: World, object: KubernetesObject): Promise<Stored> =>
  world.api.dryRun({ ...object, metadata: { ...object.metadata, name: `${object.metadata.name}-again` } });

async function removeObject(world: World, { kind, apiVersion, metadata }: KubernetesObject): Promise<void> {
  await world.api.remove(kind, metadata.name, metadata.namespace, apiVersion);
}

const identityOf = ({ kind, metadata }: KubernetesObject): string => `${kind} ${metadata.namespace} ${metadata.name}`;

const templateOf = (daemonSet: KubernetesObject): string =>
  JSON.stringify((daemonSet['spec'] as JsonObject)['template']);

/** No node has what its pods ask for: what the controller does is not what is looked at. */
function unscheduled(object: KubernetesObject): KubernetesObject {
  if (object.kind !== 'DaemonSet') return object;
  const spec = object['spec'] as JsonObject;
  const template = spec['template'] as JsonObject;
  const pod = template['spec'] as JsonObject;
  return { ...object, spec: { ...spec, template: { ...template, spec: { ...pod, nodeSelector: { never: 'x' } } } } };
}

async function compared(world: World, pairs: Readonly<Record<string, readonly [string, string]>>): Promise<void> {
  const wrong: string[] = [];
  const seen = { refused: 0, otherPods: 0, neither: 0 };
  for (const [name, [before, after]] of Object.entries(pairs)) {
    const { said, done } = await judged(world, before, after);
    if (JSON.stringify(said) !== JSON.stringify(done)) {
      wrong.push(`${name}: diff says ${JSON.stringify(said)}, the API server ${JSON.stringify(done)}`);
    }
    if (done.isRefused) seen.refused++;
    if (done.hasOtherPods) seen.otherPods++;
    if (!done.isRefused && !done.hasOtherPods) seen.neither++;
  }
  assert.equal(wrong, []);
  assert.ok(
    Object.values(seen).every((count) => count > 3),
    JSON.stringify(seen),
  );
}

function written(world: World): Promise<void> {
  const pairs = Object.entries(UPGRADES).map(
    ([name, { before, after }]) => [name, [manifestText(before), manifestText(after)]] as const,
  );
  return compared(world, Object.fromEntries(pairs));
}

function drawn(world: World): Promise<void> {
  const pairs = fc
    .sample(upgrades, { numRuns: PAIRS, seed: SEED })
    .map((pair, index) => [`pair ${index}`, pair.map((one) => JSON.stringify(manifestOf(one)))] as const);
  return compared(world, Object.fromEntries(pairs) as Record<string, [string, string]>);
}

/** Each field by itself, so that one that is refused doesn't hide another. */
async function fields(world: World): Promise<void> {
  const wrong: string[] = [];
  for (const [index, { title, refused, isApart, ...sides }] of FIELD_CHANGES.entries()) {
    if (isApart) continue;
    const [before, after] = [placed(sides.before, index), placed(sides.after, index)];
    await world.makeNamespacesOf([before]);
    await world.api.apply(before);
    const words = await refusalOf(world, after);
    if ((words !== undefined) !== refused) wrong.push(`${title}: ${words ?? 'is taken'}`);
    await removeObject(world, before);
  }
  assert.equal(wrong, []);
}

async function refusalOf(world: World, object: KubernetesObject): Promise<string | undefined> {
  try {
    await world.api.dryRun(object);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

/** In a namespace that goes, by a name of its own: claims and volumes take their time to be gone. */
function placed(object: KubernetesObject, index: number): KubernetesObject {
  const namespace = CLUSTER_WIDE_KINDS.has(object.kind) ? {} : { namespace: 'fields' };
  return { ...object, metadata: { ...object.metadata, name: `x-${index}`, ...namespace } };
}

export const scenarios: readonly Scenario[] = [
  { name: 'diff: what it says of every upgrade written for it', isWithoutHelm: true, run: written },
  { name: 'diff: which fields it says nobody may change', isWithoutHelm: true, run: fields },
  { name: `diff: what it says of ${PAIRS} random upgrades`, isWithoutHelm: true, run: drawn },
];
