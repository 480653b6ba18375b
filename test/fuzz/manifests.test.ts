import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { claimsOf, disagreements } from '../support/agreement.ts';
import { manifests } from '../support/arbitraries/manifests.ts';
import { helms } from '../support/helm.ts';

/** Of so many manifests drawn at least these are valid. */
const DRAWN = 330;
const RUNS = 300;
/** The same manifests for the same commit; npm run fuzz draws others. */
const SEED = 20240101;

const valid = claimsOf(fc.sample(manifests, { numRuns: DRAWN, seed: SEED }));
const claims = valid.slice(0, RUNS);

test('random manifests are mostly valid', () => {
  assert.is(claims.length, RUNS, `${valid.length} of ${DRAWN}`);
});

test('random manifests: the chart renders what the manifest means, on both Helms', async () => {
  const release = { name: 'rel', namespace: 'default' };
  const all = (await helms()).map(async (helm) => [helm.version, await disagreements(helm, claims, release)] as const);
  for (const [version, wrong] of await Promise.all(all)) assert.equal([...wrong], [], `Helm ${version}`);
});

test.run();
