/** 200 pairs of manifests by chance, judged by an oracle of its own. The seed is printed when one fails. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { diffSnapshots } from '../../src/diff/index.ts';
import { type Drawn, manifestOf, upgrades } from '../support/arbitraries/upgrades.ts';
import { snapshotOf } from '../support/snapshots.ts';
import { type Opinion, opinionOn } from './oracle.ts';

const PAIRS = 200;

/** What users set by name and can't any more, or must set from now on; a chart of another name. */
const breaksUsers = (before: Drawn, after: Drawn): boolean =>
  before.name !== after.name ||
  before.env.some((name) => !after.env.includes(name)) ||
  before.secrets !== after.secrets ||
  (before.immutable && !after.immutable);

test(`${PAIRS} pairs get the verdict of the oracle`, async () => {
  const seen: Record<Opinion | 'same', number> = { breaking: 0, restart: 0, none: 0, same: 0 };
  await fc.assert(
    fc.asyncProperty(upgrades, async ([before, after]) => {
      const [old, now] = [manifestOf(before), manifestOf(after)].map((one) => JSON.stringify(one));
      const [left, right] = [await snapshotOf(old ?? ''), await snapshotOf(now ?? '')];
      const { verdict } = diffSnapshots(left, right);
      const isSame = old === now;
      const opinion = breaksUsers(before, after) ? 'breaking' : opinionOn(left.objects, right.objects);
      seen[isSame ? 'same' : opinion] += 1;
      assert.is(verdict, isSame ? 'same' : opinion === 'none' ? 'harmless' : opinion);
    }),
    { numRuns: PAIRS },
  );
  assert.ok(
    Object.values(seen).every((count) => count >= PAIRS / 50),
    JSON.stringify(seen),
  );
});

test.run();
