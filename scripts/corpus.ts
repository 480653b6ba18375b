/** `npm run corpus -- FOLDER [--adopt]`: what import makes of every file below a folder, as a table. */
import { roundTrip } from '../test/support/round-trip.ts';
import { sourcesBelow } from '../test/support/sources.ts';

const [folder, flag] = process.argv.slice(2);
if (folder === undefined) throw new Error('npm run corpus -- FOLDER [--adopt]');
const trips = sourcesBelow(folder).map((source) => ({ source, ...roundTrip(source, { adopt: flag === '--adopt' }) }));
for (const { verdict, source, reason } of trips) {
  console.log([verdict, source.name, reason.split('\n')[0]?.slice(0, 200)].join('\t').trimEnd());
}
const count = (verdict: string): number => trips.filter((trip) => trip.verdict === verdict).length;
const words = ['equal', 'different', 'broken', 'refused'].map((verdict) => `${count(verdict)} ${verdict}`);
console.log(`${trips.length} read: ${words.join(', ')}`);
process.exitCode = count('different') + count('broken') === 0 ? 0 : 1;
