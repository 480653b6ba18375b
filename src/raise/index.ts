import { type Diagnostic, diagnose, hasErrors } from '../diagnostic.ts';
import type { Document, ObjectDocument } from '../model/manifest.ts';
import type { JsonObject } from '../model/workload.ts';
import { isMadeByCluster, withoutFilledIn } from './by-cluster.ts';
import { cleaned, isFromServer } from './clean.ts';
import { type Companions, companionsOf, type Found, isCore, namespaceOf } from './companions.ts';
import { type Comment, placeIn, type RaiseOptions } from './context.ts';
import { raiseDaemonSet } from './daemonset.ts';
import { withoutDefaults } from './defaults.ts';
import { agentName, LONGEST as LONGEST_NAME } from './identity.ts';
import { at, objectAt } from './json.ts';
import { Trace } from './trace.ts';

export { carriedOver } from './comments.ts';
export type { Comment, RaiseOptions };

/** A manifest made of a DaemonSet and the objects that belong to it. */
export interface Raised {
  /** Canonical, not yet checked; its places are those of the objects. */
  readonly document: Document;
  readonly comments: readonly Comment[];
  /** Values of the Secrets it declares, by `<secret>/<key>`: never for the manifest. */
  readonly secrets: Readonly<Record<string, string>>;
}

export interface RaisedObjects {
  readonly manifests: readonly Raised[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Kubernetes objects as manifests, one for each DaemonSet. What two DaemonSets share belongs to the first. Objects that
 * no DaemonSet refers to are findings, or with `all` go into the first manifest's extra_objects.
 */
export function raiseObjects(documents: readonly ObjectDocument[], options: RaiseOptions = {}): RaisedObjects {
  const trace = new Trace(documents);
  const ofCluster = documents.filter(({ value }) => isMadeByCluster(value));
  const objects = documents
    .filter((document) => !ofCluster.includes(document))
    .map((document): Found => ({ document, object: prepared(document, trace) }));
  const daemonSets = objects.filter(({ object }) => object.kind === 'DaemonSet');
  const taken = new Set<Found>(daemonSets);
  const belongings = daemonSets.map((one) => {
    const companions = companionsOf(one.object, objects);
    const own = ownOf(companions, taken);
    for (const found of allOf(own)) taken.add(found);
    return { one, own, shared: allOf(companions).filter((found) => !allOf(own).includes(found)) };
  });
  const rest = objects.filter((found) => !taken.has(found));
  const home = daemonSets[0] === undefined ? '' : namespaceOf(daemonSets[0].object);
  const { secrets, extra, left } = options.all ? goingAlong(rest, home) : { secrets: [], extra: [], left: rest };
  const agents = agentNames(daemonSets);
  const raised = belongings.map(({ one, own }, index) =>
    raiseDaemonSet(one, index === 0 ? { ...own, secrets: [...own.secrets, ...secrets] } : own, {
      agent: agents[index] ?? '',
      trace,
      options,
      isShared: (found) => belongings.some((other) => other.shared.includes(found)),
      extra: index === 0 ? extra : [],
    }),
  );
  return {
    manifests: raised.flatMap(({ manifest, diagnostics }) => (hasErrors(diagnostics) ? [] : [manifest])),
    diagnostics: [
      ...raised.flatMap(({ diagnostics }) => diagnostics),
      ...left.map((found) => leftOut(found, options.all !== true)),
      ...madeByCluster(ofCluster),
      ...orderOf(belongings, agents),
    ],
  };
}

/** Each another one: of DaemonSets of one name in several namespaces the first is called so. */
function agentNames(daemonSets: readonly Found[]): readonly string[] {
  const names = daemonSets.map(({ object }) => agentName(object.metadata.name));
  const taken = new Set(names);
  return names.map((name, index) => {
    if (names.indexOf(name) === index) return name;
    const base = `${name}-${namespaceOf((daemonSets[index] as Found).object)}`;
    for (let count = 1; ; count++) {
      const tail = count === 1 ? '' : `-${count}`;
      const other = agentName(`${base.slice(0, LONGEST_NAME - tail.length)}${tail}`);
      if (taken.has(other)) continue;
      taken.add(other);
      return other;
    }
  });
}

function madeByCluster(documents: readonly ObjectDocument[]): Diagnostic[] {
  const [first] = documents;
  const titles = documents.map(({ value: { kind, metadata } }) => `${kind} ${metadata.name}`);
  return first === undefined ? [] : [diagnose('made-by-cluster', { at: placeIn(first, 'kind') }, titles)];
}

/** What no DaemonSet refers to. No chart holds the values of a Secret, so that one goes along by its keys, or not at all. */
function goingAlong(rest: readonly Found[], home: string) {
  const isSecret = ({ object }: Found): boolean =>
    isCore(object, 'Secret') && ('data' in object || 'stringData' in object);
  const secrets = rest.filter((found) => isSecret(found) && (found.object.metadata.namespace ?? home) === home);
  return {
    secrets,
    extra: rest.filter((found) => !isSecret(found)),
    left: rest.filter((found) => isSecret(found) && !secrets.includes(found)),
  };
}

function prepared(document: ObjectDocument, trace: Trace): Found['object'] {
  const link = (clean: object, from: object): object => trace.link(clean, from as JsonObject);
  const fromServer = isFromServer(document.value);
  const object = cleaned(fromServer ? withoutFilledIn(document.value, link) : document.value, link);
  const pod = at(object, 'spec', 'template', 'spec');
  if (object.kind !== 'DaemonSet' || pod === undefined) return object;
  const spec = objectAt(object, 'spec');
  const template = objectAt(spec, 'template');
  const bare = withoutDefaults(objectAt(template, 'spec'), fromServer, link);
  const clean = trace.link({ ...template, spec: bare }, template);
  return trace.link({ ...object, spec: trace.link({ ...spec, template: clean }, spec) }, object);
}

/** What of the companions no earlier DaemonSet has taken. */
function ownOf(companions: Companions, taken: ReadonlySet<Found>): Companions {
  const free = (found: Found | undefined): Found | undefined => (found && taken.has(found) ? undefined : found);
  const isFree = (found: Found): boolean => !taken.has(found);
  const { clusterRole, role } = companions;
  return {
    namespace: free(companions.namespace),
    account: free(companions.account),
    configMaps: companions.configMaps.filter(isFree),
    secrets: companions.secrets.filter(isFree),
    clusterRole: clusterRole && isFree(clusterRole.binding) ? clusterRole : undefined,
    role: role && isFree(role.binding) ? role : undefined,
    others: companions.others.filter(isFree),
  };
}

function allOf({ namespace, account, configMaps, secrets, clusterRole, role, others }: Companions): Found[] {
  const permissions = [clusterRole, role].flatMap((one) => (one === undefined ? [] : [one.role, one.binding]));
  const single = [namespace, account].flatMap((one) => one ?? []);
  return [...single, ...configMaps, ...secrets, ...permissions, ...others];
}

const titleOf = ({ object }: Found): string => `${object.kind} ${object.metadata.name}`;

const leftOut = (found: Found, canBe: boolean): Diagnostic => {
  const { document, object } = found;
  return diagnose('object-left-out', { at: placeIn(document, 'kind') }, object.kind, object.metadata.name, canBe);
};

/** The order of installing, where one DaemonSet needs what belongs to another. */
function orderOf(
  belongings: readonly { readonly one: Found; readonly shared: readonly Found[] }[],
  names: readonly string[],
): Diagnostic[] {
  const [first] = belongings;
  const shared = [...new Set(belongings.flatMap((belonging) => belonging.shared))];
  if (first === undefined || shared.length === 0) return [];
  return [diagnose('several-daemonsets', { at: placeIn(first.one.document, 'kind') }, names, shared.map(titleOf))];
}
