/** Files as a user may have them: valid manifests, real ones, what each code is about, and all of these slightly changed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { dump, load, loadAll } from 'js-yaml';
import { rules } from '../../../src/check/rules.ts';
import { manifestText } from '../../../src/explain/manifest-text.ts';
import { samples } from '../../../src/explain/samples/index.ts';
import type { Code } from '../../../src/messages/index.ts';
import { type Mutation, OF_BYTES, OF_DATA } from '../mutations.ts';
import { manifests } from './manifests.ts';

/** What is mutated: data, or a text that keeps its comments and its YAML. */
type Base = { readonly data: unknown } | { readonly text: string };

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folders = [join(root, 'examples'), join(root, 'test/samples'), ...corpus()];

function corpus(): string[] {
  const folder = process.env['DS2HELM_CORPUS'];
  return folder === undefined ? [] : [join(folder, 'manifests')];
}

const realTexts = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readFileSync(join(folder, file), 'utf8')),
);

/** What has a code, more often than what has it no more. */
const textsOf = (code: Code): string[] => {
  const sample = samples[code];
  if (sample === undefined || !('part' in sample)) return [];
  return [sample.before, sample.before, sample.after].map((lines) => manifestText(sample.part, lines));
};

/** Each rule as often as any other, however many codes it has; beside them, what no rule says. */
const ofRules = rules.map(({ codes }) => codes.flatMap(textsOf)).filter((texts) => texts.length > 0);
const ofOthers = (Object.keys(samples) as Code[])
  .filter((code) => !rules.some(({ codes }) => codes.includes(code as never)))
  .flatMap(textsOf);

/** Samples of what no few lines show: more than an object, and more than Helm's record, may hold. */
const LARGE = [600_000, 1_100_000, 300_000].map((length) =>
  manifestText('spec', `config_maps: {a: ${incompressible(length)}}`),
);

function incompressible(length: number): string {
  let state = 1;
  const letter = (): string => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return ((state >>> 8) % 36).toString(36);
  };
  return `x${Array.from({ length }, letter).join('')}`;
}

const asBoth = (text: string): Base[] => [{ text }, ...(isData(text) ? [{ data: load(text) }] : [])];

function isData(text: string): boolean {
  try {
    return JSON.stringify(loadAll(text)).length > 0 && loadAll(text).length === 1;
  } catch {
    return false;
  }
}

const oneOf = (texts: readonly string[]): fc.Arbitrary<Base> => fc.constantFrom(...texts.flatMap(asBoth));

const bases: fc.Arbitrary<Base> = fc.oneof(
  { weight: 34, arbitrary: manifests.map((data) => ({ data })) },
  { weight: 15, arbitrary: fc.constantFrom(...realTexts.flatMap(asBoth)) },
  { weight: 43, arbitrary: fc.constantFrom(...ofRules).chain(oneOf) },
  { weight: 7, arbitrary: oneOf(ofOthers) },
  { weight: 1, arbitrary: fc.constantFrom(...LARGE.map((text) => ({ text }))) },
);

type Change<T> = readonly [mutate: Mutation<T>, pick: number, salt: number];
const change = <T>(mutations: Readonly<Record<string, Mutation<T>>>): fc.Arbitrary<Change<T>> =>
  fc.tuple(fc.constantFrom(...Object.values(mutations)), fc.nat(), fc.nat());
/** Mostly few: a file with many mistakes is refused for the first of them. */
const few = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  fc.oneof(
    { weight: 7, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(of, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(of, { minLength: 2, maxLength: 4 }) },
  );

/** The bytes of a file. */
export const files: fc.Arbitrary<Buffer> = fc
  .tuple(bases, few(change(OF_DATA)), few(change(OF_BYTES)), fc.boolean())
  .map(([base, ofData, ofBytes, asJson]) => {
    const text = 'text' in base ? base.text : printed(ofData.reduce<unknown>(applied, base.data), asJson);
    return ofBytes.reduce<Buffer>(applied, Buffer.from(text));
  });

const applied = <T>(whole: T, [mutate, pick, salt]: Change<T>): T => mutate(whole, pick, salt);

const printed = (data: unknown, asJson: boolean): string =>
  asJson ? (JSON.stringify(data) ?? '') : dump(data, { noRefs: true, lineWidth: -1, skipInvalid: true });
