import type { Json, JsonObject, KubernetesObject } from '../model/workload.ts';
import type { Found } from './companions.ts';
import { isObject, objectAt, objectsAt, without } from './json.ts';

/** What a ConfigMap or Secret is called in the manifest, and its own name where the chart wouldn't give it that. */
export interface Named {
  readonly key: string;
  readonly name?: string;
}

/** Longest name that a chart makes of the full name and a suffix. */
const LONGEST = 63;

/**
 * The names of ConfigMaps and Secrets in the manifest of `agent`. `<agent>-config` is `config` there, and follows the
 * release's name, unless something that stays as it is mentions it.
 * @param exact whether an object's own name has to stay
 * @param others everything that comes along, but the DaemonSet
 */
export function nameData(
  objects: readonly Found[],
  agent: string,
  daemonSet: KubernetesObject,
  others: readonly Found[],
  exact: (found: Found) => boolean,
): Map<Found, Named> {
  const named = new Map<Found, Named>();
  const taken = new Set<string>();
  for (const one of objects) {
    const { kind, metadata } = one.object;
    const { name } = metadata;
    const short = name.startsWith(`${agent}-`) ? name.slice(agent.length + 1) : '';
    const isChartsName = agent === daemonSet.metadata.name && short !== '' && name.length <= LONGEST;
    const isFree = isChartsName && !taken.has(`${kind}/${short}`) && !exact(one);
    const rest = others.filter((other) => other !== one).map(({ object }) => object);
    const isShort = isFree && !isMentioned(name, daemonSet, rest);
    taken.add(`${kind}/${isShort ? short : name}`);
    named.set(one, isShort ? { key: short } : { key: name, name });
  }
  return named;
}

/** Whether anything but references, which follow an object's name, speaks of it. */
function isMentioned(name: string, daemonSet: KubernetesObject, others: readonly KubernetesObject[]): boolean {
  const template = objectAt(daemonSet, 'spec', 'template');
  const texts = [withoutReferences(template), ...others];
  return texts.some((value) => mentions(value, name));
}

/** Whether a text within a value has a name in it. */
function mentions(value: Json, name: string): boolean {
  if (typeof value === 'string') return value.includes(name);
  return (
    typeof value === 'object' && value !== null && Object.values(value).some((inner: Json) => mentions(inner, name))
  );
}

/** References that rendering turns back into the object's name. */
const FOLLOWED = new Set(['configMap', 'configMapRef', 'configMapKeyRef', 'secret', 'secretRef', 'secretKeyRef']);

/** Names that mean something within the pod alone. */
const LOCAL = new Set(['volumes', 'volumeMounts']);

function withoutReferences(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutReferences);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]): [string, Json] => {
      if (LOCAL.has(key)) return [key, objectsAt(value, key).map((item) => withoutReferences(without(item, 'name')))];
      return [
        key,
        FOLLOWED.has(key) && isObject(inner)
          ? without(inner as JsonObject, 'name', 'secretName')
          : withoutReferences(inner),
      ];
    }),
  );
}
