/** The short forms that the manifest's reader takes for the canonical ones. Each gives the same manifest back. */
import type { Json, JsonObject } from '../model/workload.ts';
import { ordered } from './order.ts';

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
const listOf = (value: Json | undefined): readonly JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** An object with some of its fields made over; fields that come out undefined are left out. */
function over(object: JsonObject, changes: Readonly<Record<string, (value: Json) => Json | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(object).flatMap(([name, value]): [string, Json][] => {
      const change = Object.hasOwn(changes, name) ? changes[name] : undefined;
      const changed = change === undefined ? value : change(value);
      return changed === undefined ? [] : [[name, changed]];
    }),
  );
}

/** The value of an object that has this one field, else the object. */
const only = (field: string) => (value: Json) => {
  const entries = Object.entries(objectOf(value));
  return entries.length === 1 && entries[0]?.[0] === field ? entries[0][1] : value;
};

const each = (change: (object: JsonObject) => Json) => (value: Json) =>
  Array.isArray(value) ? value.map((entry) => (isObject(entry) ? change(entry) : entry)) : value;

/** A canonical manifest as a person would write it. */
export function shortManifest(manifest: JsonObject): JsonObject {
  const { api_version: apiVersion = null, ...rest } = manifest;
  const short = over(rest, {
    metadata: (value) => ordered(objectOf(value), 'metadata'),
    spec: (value) => shortSpec(objectOf(value)),
  });
  return { apiVersion, ...short };
}

function shortSpec(spec: JsonObject): JsonObject {
  return over(ordered(spec, 'spec'), {
    namespace: only('value'),
    container: (value) =>
      over(objectOf(value), { app: (app) => shortContainer(objectOf(app)), sidecars: each(shortContainer) }),
    pod: (value) => shortPod(objectOf(value)),
    update_strategy: (value) => shortStrategy(objectOf(value)),
    service_account: shortAccount,
    config_maps: (value) => shortMaps(objectOf(value)),
    secrets: (value) =>
      Object.fromEntries(
        Object.entries(objectOf(value)).map(([name, secret]) => [name, ordered(objectOf(secret), 'data')]),
      ),
  });
}

function shortAccount(value: Json): Json {
  return only('name')(over(objectOf(value), { image_pull_secrets: each(only('name')) }));
}

function shortMaps(maps: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(maps).map(([name, map]): [string, Json] => {
      const [[key, text] = [], ...more] = Object.entries(objectOf(objectOf(map)['data']));
      const isOneText = key === name && more.length === 0 && Object.keys(objectOf(map)).length === 1;
      return [name, isOneText && text !== undefined ? text : ordered(objectOf(map), 'data')];
    }),
  );
}

function shortStrategy(strategy: JsonObject): JsonObject {
  const { rolling_update: limits, ...rest } = strategy;
  return isObject(limits) && Object.keys(limits).length > 0 ? { ...rest, ...limits } : strategy;
}

function shortPod(pod: JsonObject): JsonObject {
  return over(ordered(pod, 'pod'), {
    image_pull_secrets: each(only('name')),
    init_containers: each(shortContainer),
    volumes: each(shortVolume),
    tolerations: each((toleration) => ordered(toleration, 'toleration')),
    affinity: (value) => shortAffinity(objectOf(value)),
  });
}

const REQUIRED = 'required_during_scheduling_ignored_during_execution';
const PREFERRED = 'preferred_during_scheduling_ignored_during_execution';

function shortAffinity(affinity: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(affinity).map(([kind, rules]): [string, Json] => {
      const entries = Object.entries(objectOf(rules)).map(([name, rule]): [string, Json] => {
        if (name === PREFERRED) return ['preferred', rule];
        if (name !== REQUIRED) return [name, rule];
        return ['required', kind === 'node_affinity' ? (only('node_selector_terms')(rule) ?? rule) : rule];
      });
      return [kind, Object.fromEntries(entries)];
    }),
  );
}

function shortContainer(container: JsonObject): JsonObject {
  return over(ordered(container, 'container'), {
    image: shortImage,
    env: (value) => shortEnv(objectOf(value)),
    volume_mounts: each((mount) => shortVolume(ordered(mount, 'volume_mount'))),
  });
}

function shortVolume(volume: JsonObject): JsonObject {
  return over(volume, { host_path: only('path') });
}

function shortImage(image: Json): Json {
  const { repo, tag, digest, ...more } = objectOf(image);
  if (typeof repo !== 'string' || Object.keys(more).length > 0) return image;
  const text = `${repo}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
  // Without a tag, a colon in the last part of the repository would be read as one.
  return tag === undefined && /:[^/]*$/.test(repo) ? image : text;
}

/** Variables by name, and a plain value in place of `{value}`. */
function shortEnv(env: JsonObject): JsonObject {
  return over(env, { variables: byName, secrets: byName });
}

function byName(list: Json): Json {
  const variables = listOf(list);
  const names = variables.map(({ name }) => name);
  const isSafe = names.every((name) => typeof name === 'string' && name !== '' && !/^\d+$/.test(name));
  // An object's keys that are numbers would come first.
  if (!isSafe || new Set(names).size < names.length) return list;
  return Object.fromEntries(variables.map(({ name, ...rest }) => [String(name), only('value')(rest) ?? rest]));
}
