import { HIGHEST_MODE } from '../model/file-mode.ts';
import type { Json, JsonObject } from '../model/workload.ts';
import { isAmbiguous, quote } from './yaml.ts';

/** Fields whose value people write on one line where it fits. */
const ON_ONE_LINE = new Set(
  (
    'verbs resources api_groups resource_names non_resource_urls add drop keys order command limits requests ' +
    'field_ref resource_field_ref config_map_key_ref secret_key_ref secret_ref config_map_ref ' +
    'host_path empty_dir config_map secret persistent_volume_claim seccomp_profile ' +
    'apiGroups resourceNames nonResourceURLs accessModes'
  ).split(' '),
);
const LONGEST = 100;

/** `[a, b]` or `{a: b}` where the value at a path is written so and fits behind `room` characters. */
export function flowText(path: string, value: Json, room: number): string | undefined {
  if (!ON_ONE_LINE.has(lastOf(path))) return undefined;
  const text = Array.isArray(value) ? listText(value) : isObject(value) ? mapText(path, value) : undefined;
  return text !== undefined && text.length + room <= LONGEST ? text : undefined;
}

function listText(list: readonly Json[]): string | undefined {
  const items = list.map(scalarText);
  return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
}

function mapText(path: string, map: JsonObject): string | undefined {
  const items = Object.entries(map).map(([key, value]) => {
    const text = modeText(`${path}/${key}`, value) ?? scalarText(value);
    const name = scalarText(key);
    return text === undefined || name === undefined ? undefined : `${name}: ${text}`;
  });
  return items.includes(undefined) ? undefined : `{${items.join(', ')}}`;
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The kind's own file modes: other objects may call anything so, and amounts are named as the user likes. */
const MODE = /^(?!\/spec\/extra_objects\/)(?!.*\/(limits|requests)\/).*\/(default_mode|mode)$/;

/** A file mode, which people think of in octal, and the reader takes so. */
export const modeText = (path: string, value: Json): string | undefined =>
  MODE.test(path) && isMode(value) ? `0${value.toString(8)}` : undefined;

const isMode = (value: Json): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= HIGHEST_MODE;

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function scalarText(value: Json): string | undefined {
  if (typeof value === 'string') {
    if (value.includes('\n')) return undefined;
    return /^[A-Za-z0-9/._-][A-Za-z0-9/._=-]*$/.test(value) && !isAmbiguous(value) && value !== '-'
      ? value
      : quote(value);
  }
  return value === null || typeof value === 'object' ? undefined : String(value);
}
