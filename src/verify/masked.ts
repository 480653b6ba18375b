import type { Difference } from '../compare/index.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Json, JsonObject } from '../model/workload.ts';

const HIDDEN = '***';
/** Shorter ones would make holes in everything. */
const SHORTEST = 4;

/** A difference without the manifest's literal secrets, wherever they got to. */
export function masked(manifest: Manifest, difference: Difference): Difference {
  const secrets = literals(manifest);
  const { want, got } = difference;
  return {
    ...difference,
    ...(want === undefined ? {} : { want: hide(want, secrets) }),
    ...(got === undefined ? {} : { got: hide(got, secrets) }),
  };
}

/** Of the source, as written and as read. */
function literals({ source, secrets }: Manifest): readonly string[] {
  return secrets
    .map(({ start, end }) => source.text.slice(start, end))
    .flatMap((text) => [text, text.replace(/^(["'])(.*)\1$/s, '$2')])
    .filter((text) => text.length >= SHORTEST);
}

function hide(value: Json, secrets: readonly string[]): Json {
  if (typeof value === 'string') return secrets.some((secret) => value.includes(secret)) ? HIDDEN : value;
  if (Array.isArray(value)) return value.map((entry) => hide(entry as Json, secrets));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value as JsonObject).map(([key, entry]) => [key, hide(entry, secrets)]));
}
