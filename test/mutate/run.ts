/**
 * npm run mutate -- [--every N] [--chart NAME]: how many mistakes in the templates are found, by the default values, those
 * that move every knob and random ones. Prints every survivor, with the reason where one is known; exits 1 where fewer than
 * 98 % of those without a reason are found, or there are none to find.
 */
import { parseArgs } from 'node:util';
import { type Helm, helms } from '../support/helm.ts';
import type { Fields } from '../support/manifests.ts';
import { firstFault, type VariedChart, variedExample } from '../support/variants.ts';
import { mutantsOf } from './mutants.ts';
import { refusedBy, takenBy } from './refused.ts';
import { survivalOf } from './survivors.ts';
import { isEnough, stepOf, summary, type Tally } from './tally.ts';

const CHARTS = ['falco', 'datadog-agent', 'ceph-csi-node'];
const RANDOM = 10;
const SEED = 7;
/** The chart's own values, and those that move every knob. */
const FIRST = 4;

const { values: flags } = parseArgs({
  options: { every: { type: 'string' }, chart: { type: 'string', multiple: true } },
});
const every = stepOf(flags.every);
const found = await helms();
const tally: Tally = { mutants: 0, caught: 0, harmless: 0, elsewhere: 0 };
for (const name of flags.chart ?? CHARTS) await mutate(name);
console.log(summary(tally));
process.exitCode = isEnough(tally) ? 0 : 1;

async function mutate(name: string): Promise<void> {
  const chart = variedExample(name, RANDOM, SEED);
  const refused = new Map<Helm, readonly Fields[]>();
  for (const helm of found) {
    const healthy = await firstFault(helm, chart);
    if (healthy !== undefined) throw new Error(`${name} is not equal without a mistake: ${healthy}`);
    refused.set(helm, await refusedBy(helm, chart));
  }
  const queue = mutantsOf(chart.files).filter((_, index) => index % every === 0);
  const work = async (): Promise<void> => {
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      const { path, line, what, text } = mutant;
      const files = chart.files.map((file) => (file.path === path ? { path, text } : file));
      const fault = await faultIn({ ...chart, files }, refused);
      tally.mutants++;
      if (fault !== undefined) {
        tally.caught++;
        continue;
      }
      const survival = survivalOf(mutant);
      if (survival !== undefined) tally[survival.foundBy === undefined ? 'harmless' : 'elsewhere']++;
      const why = [survival?.reason, survival?.foundBy].filter((part) => part !== undefined).join(': ');
      console.log(`${name} ${path}:${line} ${what}${why === '' ? '' : ` (${why})`}`);
    }
  };
  await Promise.all([work(), work()]);
}

/**
 * Few variants find most mistakes: the others, what must be refused and the other Helm, which takes the nulls of a parent
 * chart for something else, are asked only about those that are left.
 */
async function faultIn(chart: VariedChart, refused: ReadonlyMap<Helm, readonly Fields[]>): Promise<string | undefined> {
  const { variants } = chart;
  for (const [helm, values] of refused) {
    for (const part of [variants.slice(0, FIRST), variants.slice(FIRST)]) {
      const fault = await firstFault(helm, { ...chart, variants: part });
      if (fault !== undefined) return fault;
    }
    const [taken] = await takenBy(helm, chart, values);
    if (taken !== undefined) return `${JSON.stringify(taken)} is not refused`;
  }
  return undefined;
}
