/** What objects that follow a chart install of it. */
import type { Json, JsonObject, KubernetesObject } from '../model/workload.ts';
import { isMap, valueAt } from './tree.ts';

/** A release that comes of a chart. */
export interface Follower {
  /** `HelmRelease agent`. */
  readonly name: string;
  readonly release: string;
  readonly namespace: string;
  readonly values: JsonObject;
}

/** Of `pinned`, objects of one chart, in the company of all that their file holds. */
export function followersOf(pinned: readonly KubernetesObject[], all: readonly KubernetesObject[]): Follower[] {
  const sources = pinned.filter(({ kind }) => kind === 'OCIRepository').map(({ metadata }) => metadata.name);
  return all.flatMap((object) => {
    const { kind, metadata } = object;
    const spec = object['spec'] as Json;
    if (kind === 'HelmRelease')
      return sources.includes(text(spec, ['chartRef', 'name'])) ? [ofHelmRelease(object, spec)] : [];
    if (!pinned.includes(object)) return [];
    if (kind === 'Application') return [ofApplication(`${kind} ${metadata.name}`, metadata.name, spec)];
    if (kind !== 'ApplicationSet') return [];
    return [ofApplication(`${kind} ${metadata.name}`, metadata.name, plain(valueAt(spec, ['template', 'spec']) ?? {}))];
  });
}

const ofApplication = (name: string, release: string, spec: Json): Follower => ({
  name,
  release: text(spec, ['source', 'helm', 'releaseName']) || release,
  namespace: text(spec, ['destination', 'namespace']),
  values: map(spec, ['source', 'helm', 'valuesObject']),
});

function ofHelmRelease({ metadata }: KubernetesObject, spec: Json): Follower {
  const values = map(spec, ['values']);
  return {
    name: `HelmRelease ${metadata.name}`,
    release: text(spec, ['releaseName']) || metadata.name,
    namespace: text(values, ['namespaceOverride']) || text(spec, ['targetNamespace']) || (metadata.namespace ?? ''),
    values,
  };
}

/** Braces that are no template of an ApplicationSet. */
function plain(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll('{{`{{`}}', '{{');
  if (Array.isArray(value)) return value.map(plain);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

function text(tree: Json, path: readonly string[]): string {
  const value = valueAt(tree, path);
  return typeof value === 'string' ? value : '';
}

function map(tree: Json, path: readonly string[]): JsonObject {
  const value = valueAt(tree, path);
  return isMap(value) ? value : {};
}
