import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { claimsOf, disagreements, underValues } from '../support/agreement.ts';
import { manifests } from '../support/arbitraries/manifests.ts';
import { helms } from '../support/helm.ts';

const RUNS = 300;
/** The same values for the same commit; npm run fuzz draws others. */
const SEED = 20240301;

test('random values: the chart renders what the manifest means under them, on both Helms', async () => {
  const drawn = claimsOf(fc.sample(manifests, { numRuns: RUNS, seed: SEED }));
  const claims = drawn.map((claim, index) => underValues(claim, SEED + index));
  const release = { name: 'rel', namespace: 'default' };
  const all = (await helms()).map(async (helm) => [helm.version, await disagreements(helm, claims, release)] as const);
  for (const [version, wrong] of await Promise.all(all)) assert.equal([...wrong], [], `Helm ${version}`);
});

test.run();
