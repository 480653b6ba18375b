import { type Diagnostic, diagnose } from '../diagnostic.ts';
import type { Bump } from './bump.ts';
import { compareVersions, nextVersion } from './version.ts';

/**
 * A version that is higher than the one before, but not by what semver asks for. One that isn't higher is no step at all:
 * a manifest that nobody has given its next version yet, or a look back.
 */
export function doubtStep(before: string, after: string, bump: Bump): Diagnostic | undefined {
  const least = nextVersion(before, bump);
  const isStep = compareVersions(after, before) > 0;
  // A pre-release is as good a step as the release it leads to, and one after another of the same is free.
  const isFree = compareVersions(releaseOf(after), releaseOf(before)) === 0 && releaseOf(after) !== after;
  if (!isStep || isFree || compareVersions(releaseOf(after), least) >= 0) return undefined;
  return diagnose('version-step-small', {}, before, after, least);
}

const releaseOf = (version: string): string => version.replace(/[-+].*$/, '');
