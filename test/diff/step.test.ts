import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Bump } from '../../src/diff/index.ts';
import { doubtStep } from '../../src/diff/step.ts';

const STEPS: readonly [before: string, after: string, bump: Bump, want: 'enough' | 'too small'][] = [
  ['1.0.0', '1.0.1', 'patch', 'enough'],
  ['1.0.0', '1.0.1', 'minor', 'too small'],
  ['1.0.0', '1.0.1', 'major', 'too small'],
  ['1.0.0', '1.9.0', 'major', 'too small'],
  ['1.0.0', '2.0.0', 'major', 'enough'],
  ['1.0.0', '3.1.4', 'major', 'enough'],
  // Before 1.0.0 what breaks is a minor step.
  ['0.1.0', '0.1.1', 'minor', 'enough'],
  ['0.1.0', '0.1.1', 'major', 'too small'],
  ['0.1.0', '0.2.0', 'major', 'enough'],
  // A pre-release of a release that is step enough, and one after another of the same.
  ['1.0.0', '2.0.0-rc.1', 'major', 'enough'],
  ['1.0.0', '1.0.1-rc.1', 'major', 'too small'],
  ['2.0.0-rc.1', '2.0.0-rc.2', 'major', 'enough'],
  ['1.3.0-rc.1', '1.3.0-rc.2', 'major', 'enough'],
  ['1.3.0-rc.1', '1.3.0', 'major', 'too small'],
  ['1.0.0+a', '2.0.0+b', 'major', 'enough'],
  // No step yet, and a look back.
  ['1.0.0', '1.0.0', 'major', 'enough'],
  ['1.0.0', '0.9.0', 'major', 'enough'],
  ['1.0.0', '1.0.1', 'none', 'enough'],
];

for (const [before, after, bump, want] of STEPS) {
  test(`from ${before} to ${after} for a ${bump} change: ${want}`, () => {
    assert.is(doubtStep(before, after, bump)?.code, want === 'enough' ? undefined : 'version-step-small');
  });
}

test.run();
