/**
 * Real DaemonSets of public projects: what import makes of each gives back the original. Their charts are looked at
 * in the files beside this one.
 */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { positionAt } from '../../src/source.ts';
import { realDaemonSets as sources } from '../support/corpus.ts';
import { roundTrip } from '../support/round-trip.ts';

/** What only Kubernetes' types and validation refuse. */
const REFUSED_BY_KUBERNETES = new Set([
  'binary-data-invalid',
  'label-value-invalid',
  'missing-field',
  'namespace-invalid',
  'object-name-invalid',
  'selector-misses-pods',
  'unknown-field',
  'unknown-word',
  'volume-unknown',
  'wrong-type',
]);

test('the corpus is there', () => assert.ok(sources.length > 400, `${sources.length} files`));

for (const adopt of [false, true]) {
  const how = adopt ? 'adopted, order included' : 'but for names, standard labels and selector';
  const trips = sources.map((source) => ({ source, trip: roundTrip(source, { adopt }) }));

  test(`every valid DaemonSet comes back equal, ${how}`, () => {
    const bad = trips.filter(({ trip }) => trip.verdict === 'different' || trip.verdict === 'broken');
    assert.equal(
      bad.map(({ source, trip }) => `${source.name}: ${trip.reason}`),
      [],
    );
    assert.ok(trips.filter(({ trip }) => trip.verdict === 'equal').length >= 390);
  });

  test(`only what Kubernetes refuses is refused, at its line (${how})`, () => {
    const errors = trips.flatMap(({ source, trip }) => trip.errors.map((error) => ({ source, error })));
    const others = errors.filter(({ error }) => !REFUSED_BY_KUBERNETES.has(error.code));
    assert.equal(
      others.map(({ source, error }) => `${source.name}: ${error.code} ${error.message}`),
      [],
    );
    for (const { source, error } of errors) {
      assert.ok(error.at !== undefined && positionAt(source.text, error.at.span.start).line > 1, source.name);
    }
  });

  test(`the median manifest is no longer than the YAML it came from (${how})`, () => {
    const ratios = trips.flatMap(({ trip }) => (trip.verdict === 'equal' ? [trip.lines / trip.linesBefore] : []));
    ratios.sort((a, b) => a - b);
    const median = ratios[Math.floor(ratios.length / 2)] ?? Number.POSITIVE_INFINITY;
    assert.ok(median <= 1, String(median));
  });
}

test.run();
