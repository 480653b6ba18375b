/** The short forms that the manifest's reader takes for the canonical ones. Each gives the same manifest back. */
import { lastPart } from '../model/text.ts';
import type { Json, JsonObject } from '../model/workload.ts';
import { each, every, isObject, only, over } from './change.ts';

/** A canonical manifest as short as people write it. */
export function shortManifest(manifest: JsonObject): JsonObject {
  const { api_version: apiVersion = null, ...rest } = manifest;
  return { apiVersion, ...(over({ spec })(rest) as JsonObject) };
}

function image(value: Json): Json {
  if (!isObject(value)) return value;
  const { repo, tag, digest, ...more } = value;
  // Without a tag, a colon in the last part of the repository would be read as one.
  const isWhole = typeof repo === 'string' && !(tag === undefined && lastPart(repo).includes(':'));
  if (!isWhole || Object.keys(more).length > 0) return value;
  return `${repo}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

/** Variables by name, and a plain value in place of `{value}`. */
function byName(value: Json): Json {
  const variables = Array.isArray(value) ? value.filter(isObject) : [];
  const names = variables.map(({ name }) => name);
  // An object's keys that are numbers would come first.
  const isOrdered = names.every((name) => typeof name === 'string' && name !== '' && !/^\d+$/.test(name));
  if (!isOrdered || new Set(names).size < names.length) return value;
  return Object.fromEntries(variables.map(({ name, ...rest }) => [String(name), only('value')(rest)]));
}

const mount = over({ host_path: only('path') });

const container = over({
  image,
  env: over({ variables: byName, secrets: byName }),
  volume_mounts: each(mount),
});

const REQUIRED = 'required_during_scheduling_ignored_during_execution';
const PREFERRED = 'preferred_during_scheduling_ignored_during_execution';
const SHORT: Readonly<Record<string, string>> = { [REQUIRED]: 'required', [PREFERRED]: 'preferred' };

const shortNames = (value: Json): Json =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, rule]) => [SHORT[name] ?? name, rule]))
    : value;

const affinity = over({
  node_affinity: (value) => shortNames(over({ [REQUIRED]: only('node_selector_terms') })(value)),
  pod_affinity: shortNames,
  pod_anti_affinity: shortNames,
});

/** The limits beside the type. */
function strategy(value: Json): Json {
  if (!isObject(value)) return value;
  const { rolling_update: limits, ...rest } = value;
  return isObject(limits) && Object.keys(limits).length > 0 ? { ...rest, ...limits } : value;
}

const pullSecrets = each(only('name'));

/** A text where it is the one key of the ConfigMap, and called like it. */
const configMap = (value: Json, name: string): Json => {
  const data = only('data')(value);
  return data === value ? value : only(name)(data) === data ? value : only(name)(data);
};

const spec = over({
  namespace: only('value'),
  container: over({ app: container, sidecars: each(container) }),
  pod: over({
    affinity,
    image_pull_secrets: pullSecrets,
    init_containers: each(container),
    volumes: each(mount),
  }),
  update_strategy: strategy,
  service_account: (value) => only('name')(over({ image_pull_secrets: pullSecrets })(value)),
  config_maps: every(configMap),
});
