import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { claimsOf, defaultsOf, disagreements, underValues } from '../support/agreement.ts';
import { manifests } from '../support/arbitraries/manifests.ts';
import { helms } from '../support/helm.ts';
import { type Fields, merge } from '../support/manifests.ts';

/** Of so many manifests drawn at least these are valid. */
const DRAWN = 330;
const RUNS = 300;
/** The same values for the same commit; npm run fuzz draws others. */
const SEED = 20240301;
/** What is made where values say so, in as many charts at least. */
const OFTEN = 20;

const claims = claimsOf(fc.sample(manifests, { numRuns: DRAWN, seed: SEED }))
  .slice(0, RUNS)
  .map((claim, index) => underValues(claim, SEED + index));

test(`random values: there are ${RUNS}, which say enough of what is off by itself and of what few charts have`, () => {
  assert.is(claims.length, RUNS);
  const saying = (section: string, field: string): number =>
    claims.filter((claim) => {
      const { [section]: own } = claim.drawn as Readonly<Record<string, Fields | null | undefined>>;
      return own && (merge(defaultsOf(claim)[section] as Fields, own)[field] ?? false);
    }).length;
  for (const section of ['service', 'podMonitor', 'networkPolicy'])
    assert.ok(saying(section, 'enabled') >= OFTEN, `${section}: ${saying(section, 'enabled')}`);
  assert.ok(saying('rbac', 'create') >= OFTEN, `rbac: ${saying('rbac', 'create')}`);
  assert.ok(claims.filter(({ asArguments }) => asArguments).length >= RUNS / 5, 'as arguments of --set-json');
});

test('random values: the chart renders what the manifest means under them, on both Helms', async () => {
  const release = { name: 'rel', namespace: 'default' };
  const all = (await helms()).map(async (helm) => [helm.version, await disagreements(helm, claims, release)] as const);
  for (const [version, wrong] of await Promise.all(all)) assert.equal([...wrong], [], `Helm ${version}`);
});

test.run();
