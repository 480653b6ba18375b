import type { Json, JsonObject } from '../model/workload.ts';
import type { Common } from './meta.ts';

/** Where a volume or a variable names a ConfigMap or Secret: the parent's field, and the field that holds the name. */
const NAMED: Readonly<Record<string, { readonly kind: 'configMap' | 'secret'; readonly field: string }>> = {
  configMap: { kind: 'configMap', field: 'name' },
  configMapRef: { kind: 'configMap', field: 'name' },
  configMapKeyRef: { kind: 'configMap', field: 'name' },
  secretRef: { kind: 'secret', field: 'name' },
  secretKeyRef: { kind: 'secret', field: 'name' },
};

/** A volume, or the source of a variable, with the manifest's names of its own ConfigMaps and Secrets made real. */
export function withOwnNames(common: Common, value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, named(common, key, entry)]));
}

function named(common: Common, key: string, value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (key === 'sources') return (value as readonly JsonObject[]).map((source) => withOwnNames(common, source));
  if (key === 'projected') return withOwnNames(common, value as JsonObject);
  const object = value as JsonObject;
  // A volume's Secret is named by secretName, a projected one's by name.
  const where =
    key === 'secret' ? { kind: 'secret', field: 'secretName' in object ? 'secretName' : 'name' } : NAMED[key];
  if (where === undefined) return value;
  const name = object[where.field] as string;
  const { workload, names } = common;
  if (where.kind === 'configMap' && Object.hasOwn(workload.configMaps, name)) {
    return { ...object, [where.field]: names.configMap(name) };
  }
  if (where.kind === 'secret' && Object.hasOwn(workload.secrets, name)) {
    return { ...object, [where.field]: names.secret(name) };
  }
  return value;
}
