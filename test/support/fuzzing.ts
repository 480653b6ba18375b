/** Many random files through the whole command, what they found, and some of their charts through Helm. */
import fc from 'fast-check';
import { load } from 'js-yaml';
import { rules } from '../../src/check/rules.ts';
import { compileSource } from '../../src/compile.ts';
import { installValuesFile } from '../../src/generate/index.ts';
import { readDocuments } from '../../src/read/index.ts';
import { files } from './arbitraries/files.ts';
import { examine } from './examined.ts';
import { helms } from './helm.ts';
import { renderSubcharts, type Subchart } from './umbrella.ts';

export interface Fuzz {
  readonly runs: number;
  readonly seed: number;
  /** Helm renders every so manieth valid file. */
  readonly renderedEach: number;
  /** Called now and then. */
  readonly report?: (tally: Tally) => void;
}

export interface Tally {
  drawn: number;
  valid: number;
  rendered: number;
  /** Milliseconds of the slowest file. */
  slowest: number;
  /** In how many files each code was found. */
  readonly codes: Map<string, number>;
  /** What must not be, with the file, as small as it became. */
  readonly failures: string[];
}

/** Files drawn by one seed: the next ones go by the seed after it. */
const BATCH = 500;
const RELEASE = { name: 'rel', namespace: 'default' };

export async function fuzz({ runs, seed, renderedEach, report = () => {} }: Fuzz): Promise<Tally> {
  const tally: Tally = { drawn: 0, valid: 0, rendered: 0, slowest: 0, codes: new Map(), failures: [] };
  for (let batch = 0; tally.drawn < runs; batch++) {
    const valid: string[] = [];
    const property = fc.asyncProperty(files, async (bytes) => {
      const { isValid, codes, milliseconds } = await examine(bytes, tally.drawn++);
      tally.slowest = Math.max(tally.slowest, milliseconds);
      for (const code of codes) tally.codes.set(code, (tally.codes.get(code) ?? 0) + 1);
      if (isValid && tally.valid++ % renderedEach === 0) valid.push(bytes.toString());
    });
    const numRuns = Math.min(BATCH, runs - tally.drawn);
    const { failed, counterexample, errorInstance } = await fc.check(property, { numRuns, seed: seed + batch });
    if (failed) tally.failures.push(`seed ${seed + batch}: ${errorInstance}\n${counterexample?.[0]}`);
    await render(valid, batch, tally);
    report(tally);
  }
  return tally;
}

/** The Helms take turns. */
async function render(texts: readonly string[], turn: number, tally: Tally): Promise<void> {
  const charts = texts.flatMap((text, index) => subchartsOf(renamed(text, index)));
  const all = await helms();
  const helm = all[turn % all.length];
  if (helm === undefined || charts.length === 0) return;
  const renderings = await renderSubcharts(helm, charts, RELEASE);
  tally.rendered += renderings.size;
  for (const { name, text } of charts) {
    const rendering = renderings.get(name);
    if (rendering !== undefined && !('error' in rendering)) continue;
    tally.failures.push(`Helm ${helm.version} refuses the chart: ${rendering?.error}\n${text}`);
  }
}

/** With names that no other file has: the charts go into one run of Helm. */
function renamed(text: string, index: number): string {
  const { documents } = readDocuments({ name: '<stdin>', text });
  return documents.reduceRight((renamed, { places }, place) => {
    const { start, end } = places.get('/metadata/name')?.value ?? { start: 0, end: 0 };
    return end === 0 ? renamed : `${renamed.slice(0, start)}n${index}-${place}${renamed.slice(end)}`;
  }, text);
}

/** A valid file's manifests, with what install time asks for. */
function subchartsOf(text: string): (Subchart & { readonly text: string })[] {
  const { manifests } = compileSource({ name: '<stdin>', text });
  return manifests.flatMap(({ workload, files }) => {
    if (workload === undefined || files === undefined) return [];
    const values = load(installValuesFile(workload, ({ key }) => `dummy of ${key}`) ?? '{}') as object;
    return [{ name: workload.name, files, values, text }];
  });
}

/** How often each rule found something, by its codes; the rarest first. */
export const byRule = ({ codes }: Tally): [rule: string, files: number][] =>
  rules
    .map((rule): [string, number] => [
      rule.codes.join(' '),
      rule.codes.reduce((sum, code) => sum + (codes.get(code) ?? 0), 0),
    ])
    .sort(([, a], [, b]) => a - b);

export const summary = ({ drawn, valid, rendered, slowest, codes, failures }: Tally): string =>
  [
    `${drawn} files`,
    `${Math.round((100 * valid) / drawn)} % valid`,
    `${rendered} rendered by Helm`,
    `${codes.size} codes`,
    `slowest ${Math.round(slowest)} ms`,
    `${failures.length} failures`,
  ].join(', ');
