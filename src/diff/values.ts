import { diagnose } from '../diagnostic.ts';
import type { Json, JsonObject } from '../model/workload.ts';
import type { Change } from './change.ts';
import { isAlwaysTaken, isAskedFor, isOneValue, isStillRendered, takesAnyType, valueName } from './knobs.ts';

type Path = readonly string[];

interface Entry {
  readonly path: Path;
  readonly value: Json;
}

/** What changes for those who set values. With `isOurs`, both charts follow ds2helm's contract. */
export function diffValues(before: JsonObject, after: JsonObject, isOurs: boolean): Change[] {
  return diffMap(before, after, []);

  function diffMap(before: JsonObject, after: JsonObject, parent: Path): Change[] {
    const gone = entries(before, parent).filter(({ path }) => !has(after, path));
    const come = entries(after, parent).filter(({ path }) => !has(before, path));
    const renamed = gone.flatMap((entry) => renamedTo(entry, gone, come));
    return [
      ...renamed.map(([old, now]) => renaming(old, now)),
      ...without(
        gone,
        renamed.map(([old]) => old),
      ).map((entry) => removal(entry, isOurs)),
      ...entries(before, parent).flatMap(({ path, value }) => {
        const now = own(after, path.at(-1) ?? '');
        return now === undefined ? [] : diffEntry(value, now, path);
      }),
      ...without(
        come,
        renamed.map(([, now]) => now),
      ).flatMap((entry) => additions(entry, isOurs)),
    ];
  }

  function diffEntry(before: Json, after: Json, path: Path): Change[] {
    if (isMap(before) && isMap(after) && !isOneValue(path)) return diffMap(before, after, path);
    if (same(before, after)) return [];
    const [was, is] = [typeOf(before), typeOf(after)];
    const sides = { area: 'values', subject: valueName(path), path: '', before, after } as const;
    if (was === is || takesAnyType(path) || before === null || after === null)
      return [{ ...sides, kind: 'changed', impact: 'harmless' }];
    const why = diagnose('value-retyped', {}, valueName(path), was, is);
    return [{ ...sides, kind: 'retyped', impact: 'breaking', why }];
  }
}

function removal({ path, value }: Entry, isOurs: boolean): Change {
  const gone = { area: 'values', kind: 'removed', subject: valueName(path), path: '', before: value } as const;
  if (isOurs && isAlwaysTaken(path)) return { ...gone, impact: 'harmless' };
  const code = isOurs && isStillRendered(path) ? 'default-removed' : 'value-removed';
  return { ...gone, impact: 'breaking', why: diagnose(code, {}, valueName(path)) };
}

function renaming(old: Entry, now: Entry): Change {
  const [before, after] = [valueName(old.path), valueName(now.path)];
  const why = diagnose('value-renamed', {}, before, after);
  return { area: 'values', kind: 'renamed', subject: before, path: '', before, after, impact: 'breaking', why };
}

/** A new value, and where it brings along what an install must give, that by itself. */
function additions(entry: Entry, isOurs: boolean): Change[] {
  const asked = isOurs ? askedIn(entry) : [];
  if (asked.length > 0) {
    return asked.map(({ path }) => {
      const why = diagnose('value-required', {}, valueName(path));
      return { area: 'values', kind: 'added', subject: valueName(path), path: '', impact: 'breaking', why };
    });
  }
  const { path, value } = entry;
  return [{ area: 'values', kind: 'added', subject: valueName(path), path: '', after: value, impact: 'harmless' }];
}

function askedIn(entry: Entry): Entry[] {
  if (isAskedFor(entry.path)) return [entry];
  return isMap(entry.value) ? entries(entry.value, entry.path).flatMap(askedIn) : [];
}

/** The one new value that is as the old one was, where the value tells something and nothing else is like it. */
function renamedTo(old: Entry, gone: readonly Entry[], come: readonly Entry[]): [Entry, Entry][] {
  if (!isTelling(old.value)) return [];
  const [now, ...further] = come.filter(({ value }) => same(value, old.value));
  const isOnly = further.length === 0 && gone.filter(({ value }) => same(value, old.value)).length === 1;
  return now !== undefined && isOnly ? [[old, now]] : [];
}

const isTelling = (value: Json): boolean =>
  typeof value === 'object' && value !== null
    ? Object.keys(value).length > 0
    : typeof value === 'string' && value !== '';

const entries = (map: JsonObject, parent: Path): Entry[] =>
  Object.entries(map).map(([key, value]) => ({ path: [...parent, key], value }));

const has = (map: JsonObject, path: Path): boolean => own(map, path.at(-1) ?? '') !== undefined;

const own = (map: JsonObject, key: string): Json | undefined => (Object.hasOwn(map, key) ? map[key] : undefined);

const without = (all: readonly Entry[], some: readonly Entry[]): Entry[] =>
  all.filter((entry) => !some.includes(entry));

const isMap = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function typeOf(value: Json): string {
  if (Array.isArray(value)) return 'a list';
  return { object: 'a map', string: 'a text', number: 'a number', boolean: 'a boolean' }[typeof value as 'object'];
}

/** The same data, whatever the order of keys. */
export function same(a: Json, b: Json): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, i) => same(one, b[i] ?? null));
  if (!isMap(a) || !isMap(b)) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => {
      const [one, other] = [own(a, key), own(b, key)];
      return one !== undefined && other !== undefined && same(one, other);
    })
  );
}
