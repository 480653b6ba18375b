/**
 * npm run fuzz -- files [--runs N] [--seed S]: any number of random files through the command, each failure shrunk.
 * Ends with how often each rule found something. Exits 1 on a failure, and where a long run has a rule that hardly did.
 */
import { parseArgs } from 'node:util';
import { byRule, fuzz, summary, type Tally } from '../support/fuzzing.ts';

/** In so many files each rule finds something so often. */
const LONG = 100_000;
const OFTEN = 100;

const { values } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
});
const runs = Number(values.runs ?? 10_000);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed}`);
let told = 0;
const report = (sofar: Tally): void => {
  for (const failure of sofar.failures.slice(told)) console.log(`\n${failure}\n`);
  told = sofar.failures.length;
  console.log(summary(sofar));
};
const tally = await fuzz({ runs, seed, renderedEach: 10, report });
const rules = byRule(tally);
console.log(`\n${rules.map(([rule, files]) => `${String(files).padStart(7)} ${rule}`).join('\n')}`);
const rare = rules.filter(([, files]) => runs >= LONG && files < OFTEN);
if (rare.length > 0) console.log(`${rare.length} rules found something in fewer than ${OFTEN} files`);
process.exitCode = tally.failures.length + rare.length === 0 ? 0 : 1;
