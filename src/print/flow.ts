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

/** `[a, b]` or `{a: b}` where a field's value is written so and fits behind `room` characters. */
export function flowText(field: string, value: Json, room: number): string | undefined {
  if (!ON_ONE_LINE.has(field)) return undefined;
  const text = Array.isArray(value) ? listText(value) : isObject(value) ? mapText(value) : undefined;
  return text !== undefined && text.length + room <= LONGEST ? text : undefined;
}

function listText(list: readonly Json[]): string | undefined {
  const items = list.map(scalarText);
  return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
}

function mapText(map: JsonObject): string | undefined {
  const items = Object.entries(map).map(([key, value]) => {
    const text = modeText(key, value) ?? scalarText(value);
    return text === undefined ? undefined : `${key}: ${text}`;
  });
  return items.includes(undefined) ? undefined : `{${items.join(', ')}}`;
}

/** File modes, which people think of in octal, and the reader takes so. */
const MODES = new Set(['default_mode', 'mode']);

export const modeText = (field: string, value: Json): string | undefined =>
  MODES.has(field) && typeof value === 'number' ? `0${value.toString(8)}` : undefined;

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
