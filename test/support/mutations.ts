/** Small changes of a manifest, as data and as bytes: each a pure function of what it changes and of two numbers. */

/** `pick` says where, `salt` says how. */
export type Mutation<T> = (whole: T, pick: number, salt: number) => T;

type Step = string | number;

/** The paths of all values below the top, in their order. */
function pathsIn(value: unknown, above: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const steps: readonly Step[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return steps.flatMap((step) => {
    const path = [...above, step];
    return [path, ...pathsIn((value as Record<Step, unknown>)[step], path)];
  });
}

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(list.length, 1)];
const valueAt = (value: unknown, path: readonly Step[]): unknown =>
  path.reduce((inner, step) => (inner as Record<Step, unknown>)[step], value);

/** A copy in which the entry at a path is replaced by any number of others. */
function replaced(
  value: unknown,
  [step, ...rest]: readonly Step[],
  by: (key: Step, entry: unknown) => [Step, unknown][],
): unknown {
  if (step === undefined || typeof value !== 'object' || value === null) return value;
  const entries: [Step, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  const changed = entries.flatMap(([key, entry]): [Step, unknown][] => {
    if (key !== step) return [[key, entry]];
    return rest.length === 0 ? by(key, entry) : [[key, replaced(entry, rest, by)]];
  });
  return Array.isArray(value) ? changed.map(([, entry]) => entry) : Object.fromEntries(changed);
}

function mutation(
  by: (key: Step, entry: unknown, salt: number, whole: unknown) => [Step, unknown][],
): Mutation<unknown> {
  return (whole, pick, salt) => {
    const path = at(pathsIn(whole), pick);
    return path === undefined ? whole : replaced(whole, path, (key, entry) => by(key, entry, salt, whole));
  };
}

/** Values that some place will not expect. */
const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, 1, -1, 0.5, 65_536, 2 ** 53, 1e21, '', ' ', 'x', 'X_y', '0', '10%', 'on', '1Gi', '-1'],
  ...[
    'x'.repeat(64),
    'x'.repeat(300),
    '../..',
    '/',
    '/a:b',
    'a/b/c',
    'a b',
    'a\nb',
    '{{ .x }}',
    '$(A)',
    '$(A',
    '\u0001',
  ],
  ...['\u007f', '\ufeff', '\u2028', '\ud800', '🚀', '__proto__', 'latest', 'metrics', 'CAP_SYS_ADMIN', 'C:\\x'],
  ...[[], [null], [[]], ['x', 'x'], {}, { x: 1 }, { x: null }, { value: 'x' }, { name: 'x' }, { __proto__: {} }],
];
const NAMES = [
  'name',
  'value',
  'valueFrom',
  'value_from',
  'spec',
  'x',
  '',
  '__proto__',
  'constructor',
  '<<',
  'null',
  '1',
];
const otherSpelling = (name: string): string =>
  name.includes('_')
    ? name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
    : name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Of a manifest as data. */
export const OF_DATA: Readonly<Record<string, Mutation<unknown>>> = {
  drop: mutation(() => []),
  duplicate: mutation((key, entry, salt) => [
    [key, entry],
    [at([`${key}2`, otherSpelling(String(key)), String(key).toUpperCase()], salt) ?? key, entry],
  ]),
  retype: mutation((key, _, salt) => [[key, at(VALUES, salt)]]),
  rename: mutation((key, entry, salt) => [
    [at([...NAMES, otherSpelling(String(key)), `${key}s`, String(key).slice(1), `${key}_`], salt) ?? key, entry],
  ]),
  nest: mutation((key, entry, salt) => [[key, at([[entry], { [key]: entry }, { value: entry }, [[entry]]], salt)]]),
  graft: mutation((key, _, salt, whole) => {
    const from = at(pathsIn(whole), salt);
    return [[key, from === undefined ? null : valueAt(whole, from)]];
  }),
};

const PIECES = [
  '\n',
  ' ',
  '\t',
  ':',
  '- ',
  '#',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '|',
  '>',
  '&a ',
  '*a',
  '!!str ',
  '<<: *a',
  '---\n',
  '\r',
].map((text) => Buffer.from(text));
const BYTES = [[0], [0xff], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xc3], [0xed, 0xa0, 0x80], [0x7f], [0xc2, 0x85]].map(
  (bytes) => Buffer.from(bytes),
);
const splice = (bytes: Buffer, start: number, length: number, by: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, start), by, bytes.subarray(start + length)]);

/** Start and length of a line, its break included. */
function lineAt(bytes: Buffer, pick: number): readonly [start: number, length: number] {
  const inside = pick % (bytes.length + 1);
  const start = inside === 0 ? 0 : bytes.lastIndexOf('\n', inside - 1) + 1;
  const end = bytes.indexOf('\n', start);
  return [start, (end < 0 ? bytes.length : end + 1) - start];
}

function ofLine(by: (line: Buffer, salt: number) => Uint8Array): Mutation<Buffer> {
  return (bytes, pick, salt) => {
    const [start, length] = lineAt(bytes, pick);
    return splice(bytes, start, length, by(bytes.subarray(start, start + length), salt));
  };
}

/** Of a file's bytes. */
export const OF_BYTES: Readonly<Record<string, Mutation<Buffer>>> = {
  truncate: (bytes, pick) => bytes.subarray(0, pick % (bytes.length + 1)),
  'insert a piece': (bytes, pick, salt) => splice(bytes, pick % (bytes.length + 1), 0, at(PIECES, salt) ?? bytes),
  'insert bytes': (bytes, pick, salt) => splice(bytes, pick % (bytes.length + 1), 0, at(BYTES, salt) ?? bytes),
  'take out bytes': (bytes, pick, salt) => splice(bytes, pick % (bytes.length + 1), 1 + (salt % 20), Buffer.of()),
  'replace a byte': (bytes, pick, salt) => splice(bytes, pick % (bytes.length + 1), 1, Buffer.of(salt % 256)),
  'drop a line': ofLine(() => Buffer.of()),
  'duplicate a line': ofLine((line) => Buffer.concat([line, line])),
  'indent a line': ofLine((line, salt) => Buffer.concat([Buffer.from(' '.repeat(1 + (salt % 4))), line])),
  'line ends of Windows': (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
};
