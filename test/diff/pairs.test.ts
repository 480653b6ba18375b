/** What is said of upgrades, one by one. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { manifestText } from '../support/lowered.ts';
import { diffManifests } from '../support/snapshots.ts';
import { UPGRADES } from '../support/upgrades.ts';

for (const [name, { before, after, verdict, bump, why = [] }] of Object.entries(UPGRADES)) {
  test(name, async () => {
    const found = await diffManifests(manifestText(before), manifestText(after));
    const reasons = [...new Set(found.changes.flatMap((change) => change.why?.code ?? []))].sort();
    assert.equal({ verdict: found.verdict, bump: found.bump, why: reasons }, { verdict, bump, why });
  });
}

test.run();
