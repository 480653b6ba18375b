/** Longest DNS-1123 label, and longest label value. */
export const LONGEST = 63;

/** `<fullname>-<suffix>` within 63 characters; the full name is what gets cut, so that no two suffixes fall together. */
export function suffixed(fullname: string, suffix: string): string {
  const room = Math.max(LONGEST - suffix.length - 1, 10);
  return `${trimEnd(fullname.slice(0, room))}-${suffix}`;
}

/** A name as `helm create` writes it: lower-cased, without `_`, within 63 characters. */
export const dnsLabel = (name: string): string => trimEnd(name.toLowerCase().replaceAll('_', '-').slice(0, LONGEST));

const trimEnd = (name: string): string => name.replace(/[-.]+$/, '');

/** Longest name of a release: pkg/chart/common/util/validate_name.go of Helm. */
const LONGEST_RELEASE = 53;

/** What a release of a chart is called where nobody says: the name of the chart, as far as Helm takes it for one. */
export const releaseNameOf = (chart: string): string =>
  trimEnd(dnsLabel(chart).slice(0, LONGEST_RELEASE)).replace(/[-.]*\.[-.]*/g, '.') || 'release';
