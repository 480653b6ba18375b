import type { Json, JsonObject } from '../model/workload.ts';
import type { Common } from './meta.ts';

/** The fields by which a volume, or the source of a variable, names a ConfigMap. */
const CONFIG_MAP = /^configMap(Ref|KeyRef)?$/;
/** And a Secret; azureFile only names one. */
const SECRET = /^(secret(Ref|KeyRef)?|nodePublishSecretRef|azureFile)$/;

/** A volume, or the source of a variable, with the manifest's names of its own ConfigMaps and Secrets made real. */
export function withOwnNames(common: Common, value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([field, entry]) => [field, renamed(common, field, entry)]));
}

function renamed(common: Common, field: string, value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((entry) => renamed(common, '', entry));
  const object = withOwnNames(common, value as JsonObject);
  // A volume's Secret is named by secretName, everything else by name.
  const key = 'secretName' in object ? 'secretName' : 'name';
  const name = object[key];
  if (typeof name !== 'string') return object;
  const { workload, names } = common;
  if (CONFIG_MAP.test(field) && Object.hasOwn(workload.configMaps, name)) {
    return { ...object, [key]: names.configMap(name) };
  }
  if (SECRET.test(field) && Object.hasOwn(workload.secrets, name)) return { ...object, [key]: names.secret(name) };
  return object;
}
