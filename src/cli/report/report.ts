import type { Diagnostic, Severity } from '../../diagnostic.ts';
import type { Source } from '../../source.ts';
import type { Hidden } from './hidden.ts';

/** What a run has to say of the manifests it was given. */
export interface Report {
  /** By place, their sentences masked. */
  readonly findings: readonly Diagnostic[];
  readonly hidden: Hidden;
  /** All that was looked at, in order. */
  readonly sources: readonly Source[];
  /** How many manifests were looked at. */
  readonly manifests: number;
}

/** As many findings as a person reads; the formats for people stop there. */
export const MOST = 100;

export const count = (findings: readonly Diagnostic[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length;

/** `1 error, 2 warnings in 3 manifests`. */
export function summary({ findings, manifests }: Report): string {
  const parts = (['error', 'warning', 'note'] as const)
    .map((severity) => [count(findings, severity), severity] as const)
    .filter(([amount]) => amount > 0)
    .map(([amount, severity]) => plural(amount, severity));
  return `${parts.join(', ') || 'No findings'} in ${plural(manifests, 'manifest')}`;
}

const plural = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`;

/** Findings in the order of the sources, then of their places; those without a place first. */
export function byPlace(findings: readonly Diagnostic[], sources: readonly Source[]): readonly Diagnostic[] {
  const order = new Map(sources.map((source, index) => [source, index]));
  const rank = ({ at }: Diagnostic): number => (at ? (order.get(at.source) ?? sources.length) : -1);
  return [...findings].sort((a, b) => rank(a) - rank(b) || (a.at?.span.start ?? 0) - (b.at?.span.start ?? 0));
}
