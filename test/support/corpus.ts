/** Real DaemonSets of public projects: below the folder that DS2HELM_CORPUS names, or beside this repository. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Source } from '../../src/source.ts';
import { chartDifferences } from './chart-round-trip.ts';
import { helms } from './helm.ts';
import { roundTrip } from './round-trip.ts';
import { sourcesBelow } from './sources.ts';

const corpus = process.env['DS2HELM_CORPUS'] ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const folder = join(corpus, 'daemonsets');

export const realDaemonSets: readonly Source[] = existsSync(folder) ? sourcesBelow(folder) : [];

/** Tests that the chart of each one that is valid gives, on one Helm, what was rendered. */
export function testCharts(major: 3 | 4, adopt: boolean): void {
  test(`every chart gives what was rendered on Helm ${major}${adopt ? ', adopted' : ''}`, async () => {
    const helm = (await helms()).find((one) => one.major === major);
    assert.ok(helm);
    const trips = realDaemonSets.map((source) => ({ source, trip: roundTrip(source, { adopt }) }));
    const equal = trips.filter(({ trip }) => trip.verdict === 'equal');
    assert.ok(equal.length >= 390);
    for (const { source, trip } of equal) assert.equal(await chartDifferences(helm, trip), [], source.name);
  });
}
