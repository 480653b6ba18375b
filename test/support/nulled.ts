/** Values that take a chart's own away by null, a few at a time, so that one run of Helm has room for all. */
import type { Json, JsonObject } from '../../src/model/workload.ts';
import { type Fields, merge } from './manifests.ts';

type Path = readonly string[];

/** Objects that a chart makes where values say so: without them nothing shows what else their section says. */
const OPT_INS = ['service', 'podMonitor', 'networkPolicy'];

/** Nulls that a chart refuses, with what it says: test/helm/releases.test.ts sees to that. */
const REFUSED: Readonly<Record<string, string>> = {
  'podMonitor.port': 'podMonitor.port is needed',
};

/**
 * Values that together take away every key, and every key of a map below it: all that have a comment are among them.
 * What overlaps with `kept` stays.
 */
export function nulledValues(defaults: Fields, kept: Fields = {}): JsonObject[] {
  const turns = new Map<string, Path[]>();
  for (const path of pathsOf(defaults)) {
    if (path.join('.') in REFUSED || overlaps(path, kept)) continue;
    const [key = ''] = path;
    // A Service needs ports: they take turns.
    const turn = OPT_INS.includes(key) ? 'ports' : key;
    turns.set(turn, [...(turns.get(turn) ?? []), path]);
  }
  const most = Math.max(...[...turns.values()].map(({ length }) => length));
  return Array.from({ length: most }, (_, index) =>
    [...turns.values()].flatMap((paths) => paths.slice(index, index + 1).map(taken)).reduce(merge, {}),
  ) as JsonObject[];
}

const pathsOf = (defaults: Fields): Path[] =>
  Object.entries(defaults).flatMap(([key, value]) => [
    [key],
    ...Object.keys(mapOf(value)).map((below) => [key, below]),
  ]);

function taken([key = '', below]: Path): Fields {
  if (below === undefined) return { [key]: null };
  return { [key]: { ...(OPT_INS.includes(key) ? { enabled: true } : {}), [below]: null } };
}

/** Whether something stands at the path, or above or below it. */
function overlaps(path: Path, values: Fields): boolean {
  const [key = '', ...below] = path;
  if (!(key in values)) return false;
  const value = values[key];
  return below.length === 0 || value !== mapOf(value) || overlaps(below, mapOf(value));
}

/** The values as they are to who passes over nulls. */
export function withoutNulls(values: JsonObject): JsonObject {
  const given = Object.entries(values).filter(([, value]) => value !== null);
  const below = (value: Json): Json => (value === mapOf(value) ? withoutNulls(value as JsonObject) : value);
  return Object.fromEntries(given.map(([key, value]) => [key, below(value)]));
}

const mapOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
