import { CLUSTER_WIDE_KINDS, keepsNulls } from '../model/kinds.ts';
import type { Json, JsonObject, KubernetesObject } from '../model/workload.ts';
import { at, isList, isObject, objectAt, without } from './json.ts';

/** Fields of metadata that the API server writes. */
const SERVER_FIELDS = [
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'generation',
  'managedFields',
  'ownerReferences',
  'resourceVersion',
  'selfLink',
  'uid',
];

/** Annotations by which kubectl, the API server and Helm keep their own books. */
const BOOKKEEPING =
  /^(kubectl\.kubernetes\.io\/last-applied-configuration|deprecated\.daemonset\.template\.generation|meta\.helm\.sh\/release-(name|namespace))$/;

/** Maps of texts: null is the empty text there, elsewhere it is nothing. */
const TEXT_MAPS = new Set(['labels', 'annotations', 'matchLabels', 'nodeSelector', 'data', 'stringData']);

/** Whether an object was printed by an API server, which writes every default out. */
export const isFromServer = (object: KubernetesObject): boolean =>
  typeof at(object, 'metadata', 'uid') === 'string' || typeof at(object, 'metadata', 'resourceVersion') === 'string';

/**
 * An object as a person would have written it: without status, nulls that mean nothing, and what servers and clients add.
 * What stays of it are the very maps and lists of the original wherever nothing was taken out.
 */
export function cleaned(object: KubernetesObject, replaced: (clean: object, from: object) => void): KubernetesObject {
  const { status: _, ...rest } = keepsNulls(object.apiVersion)
    ? { ...object, metadata: withoutNulls(object.metadata, replaced) as KubernetesObject['metadata'] }
    : (withoutNulls(object, replaced) as KubernetesObject);
  const noise = CLUSTER_WIDE_KINDS.has(object.kind) ? [...SERVER_FIELDS, 'namespace'] : SERVER_FIELDS;
  const { annotations, ...metadata } = without(objectAt(rest, 'metadata'), ...noise);
  const kept = without(
    isObject(annotations) ? annotations : {},
    ...Object.keys(isObject(annotations) ? annotations : {}).filter((key) => BOOKKEEPING.test(key)),
  );
  const clean = { ...metadata, ...(Object.keys(kept).length === 0 ? {} : { annotations: kept }) };
  replaced(clean, object.metadata);
  const result = { ...rest, metadata: clean as KubernetesObject['metadata'] };
  replaced(result, object);
  return result;
}

function withoutNulls(value: Json, replaced: (clean: object, from: object) => void, parent = ''): Json {
  if (isList(value)) {
    const items = value.map((item) => withoutNulls(item, replaced));
    replaced(items, value);
    return items;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).flatMap(([name, entry]): [string, Json][] => {
    if (entry === null) return TEXT_MAPS.has(parent) ? [[name, '']] : [];
    return [[name, withoutNulls(entry, replaced, name)]];
  });
  const clean: JsonObject = Object.fromEntries(entries);
  replaced(clean, value);
  return clean;
}
