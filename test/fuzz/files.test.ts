/** Random files never break the command. Another seed in every run: DS2HELM_SEED repeats one. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fuzz, summary } from '../support/fuzzing.ts';

const RUNS = 2000;
const seed = Number(process.env['DS2HELM_SEED'] || Math.floor(Math.random() * 2 ** 31));

test(`${RUNS} random files: findings with places and charts that Helm takes, whatever is in them`, async () => {
  const tally = await fuzz({ runs: RUNS, seed, renderedEach: 10 });
  // The runner shows a test's standard output only where it fails.
  console.error(`fuzz: DS2HELM_SEED=${seed}: ${summary(tally)}`);
  assert.equal(tally.failures, [], `DS2HELM_SEED=${seed}`);
  assert.ok(tally.valid >= 0.3 * tally.drawn, `${tally.valid} of ${tally.drawn} are valid`);
  assert.ok(tally.codes.size > 150, `${tally.codes.size} codes`);
  assert.ok(tally.rendered > 50, `${tally.rendered} rendered`);
});

test.run();
