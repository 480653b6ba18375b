import type { Change } from './change.ts';

/** What semver (https://semver.org) asks of the next version. */
export type Bump = 'none' | 'patch' | 'minor' | 'major';

/** Breaking is major; something new, and a rollout to plan for, is minor; the rest is a patch. */
export function bumpFor(changes: readonly Change[]): Bump {
  if (changes.length === 0) return 'none';
  if (changes.some(({ impact }) => impact === 'breaking')) return 'major';
  return changes.some(isMinor) ? 'minor' : 'patch';
}

const isMinor = ({ impact, area, kind, path }: Change): boolean =>
  impact === 'restart' || (kind === 'added' && path === '' && (area === 'values' || area === 'objects'));
