/**
 * npm run fuzz -- files [--runs N] [--seed S]: random files through the command, see files.ts.
 * npm run fuzz -- [--runs N] [--seed S] [--values]: any number of random manifests, each failure shrunk; with --values
 * each under random values of its chart, which are what is shrunk then. Exits 1 on a failure.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { claimsOf, disagreements, underValues } from '../support/agreement.ts';
import { manifests } from '../support/arbitraries/manifests.ts';
import { helms } from '../support/helm.ts';
import type { Release } from '../support/umbrella.ts';
import { smallestManifest, smallestValues } from './shrink.ts';

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
  const release = RELEASES[(seed + batch) % RELEASES.length] as Release;
  const drawnClaims = claimsOf(sample);
  const claims = values.values
    ? drawnClaims.map((claim, index) => underValues(claim, seed + batch + index))
    : drawnClaims;
  for (const helm of await helms()) {
    const wrong = await disagreements(helm, claims, release);
    failed += wrong.size;
    for (const claim of claims.filter(({ name }) => wrong.has(name)).slice(0, 3)) {
      const fault = wrong.get(claim.name) ?? '';
      const from = `--seed ${seed + batch}, release ${release.name} in ${release.namespace}`;
      console.log(`\nHelm ${helm.version}, ${from}, manifest ${claim.name}:\n${fault}`);
      if (claim.drawn === undefined) {
        console.log(JSON.stringify(await smallestManifest(helm, claim.manifest, release), null, 2));
        continue;
      }
      console.log(`manifest: ${JSON.stringify(claim.manifest)}\nvalues: ${JSON.stringify(claim.drawn)}`);
      console.log(`as small as: ${JSON.stringify(await smallestValues(helm, claim, fault, release))}`);
    }
  }
  drawn += sample.length;
  valid += claims.length;
  console.log(`${drawn} manifests, ${valid} valid, ${failed} failures`);
}
process.exitCode = failed === 0 ? 0 : 1;
