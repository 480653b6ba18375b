/** The versions of charts, by SemVer 2 (https://semver.org). */
import type { Bump } from './bump.ts';

interface Parts {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly pre: readonly string[];
}

/**
 * The next version after one that stands. Before 1.0.0, what breaks takes the step of a new feature, and all else that of
 * a fix. A pre-release becomes the release it leads to where that is step enough.
 */
export function nextVersion(version: string, bump: Bump): string {
  const { major, minor, patch, pre } = partsOf(version);
  const step = major === 0 ? DAMPED[bump] : bump;
  const isPre = pre.length > 0;
  if (step === 'none') return version;
  if (step === 'major') return isPre && minor === 0 && patch === 0 ? `${major}.0.0` : `${major + 1}.0.0`;
  if (step === 'minor') return isPre && patch === 0 ? `${major}.${minor}.0` : `${major}.${minor + 1}.0`;
  return `${major}.${minor}.${isPre ? patch : patch + 1}`;
}

const DAMPED: Readonly<Record<Bump, Bump>> = { none: 'none', patch: 'patch', minor: 'patch', major: 'minor' };

/** Below 0 where `a` comes first, above 0 where it comes later, 0 where neither does. */
export function compareVersions(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)];
  return (
    one.major - other.major || one.minor - other.minor || one.patch - other.patch || comparePre(one.pre, other.pre)
  );
}

function partsOf(version: string): Parts {
  const [core = '', ...rest] = (version.split('+')[0] ?? '').split('-');
  const [major = 0, minor = 0, patch = 0] = core.split('.').map(Number);
  const pre = rest.join('-');
  return { major, minor, patch, pre: pre === '' ? [] : pre.split('.') };
}

/** A release comes after its pre-releases; numbers come before words. */
function comparePre(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [one, other] = [a[index], b[index]];
    if (one === undefined || other === undefined) return one === undefined ? -1 : 1;
    if (one !== other) return compareIdentifiers(one, other);
  }
  return 0;
}

function compareIdentifiers(a: string, b: string): number {
  const [isNumber, isOtherNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber && isOtherNumber) return Number(a) - Number(b);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return a < b ? -1 : 1;
}
