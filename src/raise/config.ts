import type { Json, JsonObject, KubernetesObject, TextMap } from '../model/workload.ts';
import type { Found } from './companions.ts';
import type { RaiseContext } from './context.ts';
import { isObject, objectAt, present, textsAt, without } from './json.ts';
import { metaFields } from './labels.ts';
import type { Named } from './own-names.ts';

export function raiseConfigMap(context: RaiseContext, { object }: Found, named: Named, common: TextMap): JsonObject {
  const { data, binaryData, immutable } = object;
  const raised = {
    ...present({ name: named.name }),
    ...metaFields(object, common),
    ...present({ immutable: immutable === false ? undefined : immutable }),
    ...(isFilled(data) ? { data } : {}),
    ...(isFilled(binaryData) ? { binary_data: withoutBreaks(binaryData) } : {}),
  };
  return context.trace.link(raised, object, [['binary_data', 'binaryData']]);
}

const isFilled = (value: Json | undefined): value is JsonObject => isObject(value) && Object.keys(value).length > 0;

/** Base64 may be broken over lines, and reads better so; a chart's values keep it as one. */
const withoutBreaks = (data: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, typeof value === 'string' ? value.replace(/\s/g, '') : value]),
  );

/** The Secret without its values; see `secretTexts`. */
export function raiseSecret(context: RaiseContext, { object }: Found, named: Named, common: TextMap): JsonObject {
  const { type, immutable } = object;
  const raised = {
    ...present({ name: named.name, type: type === 'Opaque' || type === '' ? undefined : type }),
    ...metaFields(object, common),
    ...present({ immutable: immutable === false ? undefined : immutable }),
    keys: keysOf(object),
  };
  return context.trace.link(raised, object, [['keys', 'data' in object ? 'data' : 'stringData']]);
}

const keysOf = (secret: KubernetesObject): string[] => [
  ...new Set([...Object.keys(objectAt(secret, 'data')), ...Object.keys(objectAt(secret, 'stringData'))]),
];

/** The values of a Secret by key; undefined for those that are no text. */
export function secretTexts(secret: KubernetesObject): Record<string, string | undefined> {
  const data = Object.entries(textsAt(secret, 'data')).map(([key, value]) => [key, decoded(value)]);
  return { ...Object.fromEntries(data), ...textsAt(secret, 'stringData') };
}

function decoded(base64: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64.replace(/\s/g, '')), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** An object verbatim; in the namespace of the release it needs no other. */
export function raiseExtra(context: RaiseContext, { object }: Found, home: string): JsonObject {
  if (object.metadata.namespace !== home) return object;
  const metadata = context.trace.link(without(object.metadata, 'namespace'), object.metadata);
  return context.trace.link({ ...object, metadata }, object);
}
