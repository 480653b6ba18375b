import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { releaseNameOf } from '../../src/model/names.ts';

const NAMES: readonly [chart: string, release: string][] = [
  ['agent', 'agent'],
  ['a'.repeat(53), 'a'.repeat(53)],
  ['a'.repeat(54), 'a'.repeat(53)],
  [`${'a'.repeat(52)}-b`, 'a'.repeat(52)],
  [`${'a'.repeat(51)}.-b`, 'a'.repeat(51)],
  ['MyChart', 'mychart'],
  ['my_chart', 'my-chart'],
  ['my.chart', 'my.chart'],
  // Each part between dots is a DNS-1123 label.
  ['my_.chart', 'my.chart'],
  ['my..chart', 'my.chart'],
];

/** https://github.com/helm/helm/blob/main/pkg/chart/common/util/validate_name.go */
const LEGAL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

for (const [chart, release] of NAMES) {
  test(`a release of ${chart}`, () => {
    assert.is(releaseNameOf(chart), release);
    assert.match(release, LEGAL);
    assert.ok(release.length <= 53);
  });
}

test.run();
