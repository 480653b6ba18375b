/**
 * npm run fuzz -- files [--runs N] [--seed S]: random files through the command, see files.ts.
 * npm run fuzz -- [--runs N] [--seed S] [--values]: any number of random manifests, each failure shrunk; with --values
 * each under random values of its chart. Exits 1 on a failure.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { claimsOf, disagreements, underValues } from '../support/agreement.ts';
import { manifests } from '../support/arbitraries/manifests.ts';
import { type Helm, helms } from '../support/helm.ts';
import type { Fields } from '../support/manifests.ts';
import { smallest } from '../support/smallest.ts';
import type { Release } from '../support/umbrella.ts';

/** As many as one run of Helm takes at its ease. */
const BATCH = 200;
const RELEASES: readonly Release[] = [
  { name: 'rel', namespace: 'default' },
  { name: 'true', namespace: 'on' },
  { name: '1e3', namespace: 'default' },
  { name: 'a'.repeat(53), namespace: 'team-a' },
];

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' }, values: { type: 'boolean' } },
  allowPositionals: true,
});
if (positionals.includes('files')) {
  await import('./files.ts');
  process.exit();
}
const runs = Number(values.runs ?? 1000);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed}`);

let [drawn, valid, failed] = [0, 0, 0];
for (let batch = 0; drawn < runs; batch++) {
  const sample = fc.sample(manifests, { numRuns: Math.min(BATCH, runs - drawn), seed: seed + batch });
  const release = RELEASES[batch % RELEASES.length] as Release;
  const drawnClaims = claimsOf(sample);
  const claims = values.values
    ? drawnClaims.map((claim, index) => underValues(claim, seed + batch + index))
    : drawnClaims;
  for (const helm of await helms()) {
    const wrong = await disagreements(helm, claims, release);
    failed += wrong.size;
    for (const { name, manifest } of claims.filter(({ name }) => wrong.has(name)).slice(0, 3)) {
      console.log(`\nHelm ${helm.version}, release ${release.name} in ${release.namespace}:\n${wrong.get(name)}`);
      if (values.values) continue;
      console.log(JSON.stringify(await smallest(manifest, (candidates) => judge(helm, candidates, release)), null, 2));
    }
  }
  drawn += sample.length;
  valid += claims.length;
  console.log(`${drawn} manifests, ${valid} valid, ${failed} failures`);
}
process.exitCode = failed === 0 ? 0 : 1;

/** Candidates go by a name of their own, so that all fit into one run. */
async function judge(helm: Helm, candidates: readonly Fields[], release: Release): Promise<readonly boolean[]> {
  const named = candidates.map((candidate, index) => ({
    ...candidate,
    metadata: { ...((candidate['metadata'] as Fields | undefined) ?? {}), name: `candidate-${index}` },
  }));
  const wrong = await disagreements(helm, claimsOf(named), release);
  return named.map(({ metadata: { name } }) => wrong.has(name));
}
