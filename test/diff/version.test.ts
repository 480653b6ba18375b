import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Bump, compareVersions, nextVersion } from '../../src/diff/index.ts';

const NEXT: readonly [version: string, bump: Bump, want: string][] = [
  ['1.2.3', 'none', '1.2.3'],
  ['1.2.3', 'patch', '1.2.4'],
  ['1.2.3', 'minor', '1.3.0'],
  ['1.2.3', 'major', '2.0.0'],
  ['0.2.3', 'patch', '0.2.4'],
  ['0.2.3', 'minor', '0.2.4'],
  ['0.2.3', 'major', '0.3.0'],
  ['1.2.3+build.5', 'patch', '1.2.4'],
  ['1.3.0-rc.1', 'patch', '1.3.0'],
  ['1.3.0-rc.1', 'minor', '1.3.0'],
  ['1.3.1-rc.1', 'minor', '1.4.0'],
  ['1.3.0-rc.1', 'major', '2.0.0'],
  ['2.0.0-beta', 'major', '2.0.0'],
  ['1.9.99', 'minor', '1.10.0'],
];

for (const [version, bump, want] of NEXT) {
  test(`after ${version} a ${bump} step leads to ${want}`, () => assert.is(nextVersion(version, bump), want));
}

test('versions in the order of semver, section 11', () => {
  const order = [
    '0.9.9',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '1.0.1',
    '1.2.0',
    '1.10.0',
    '10.0.0',
  ];
  assert.equal([...order].reverse().sort(compareVersions), order);
  assert.is(compareVersions('1.0.0+a', '1.0.0+b'), 0);
});

test.run();
