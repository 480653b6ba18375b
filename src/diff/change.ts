import type { Diagnostic } from '../diagnostic.ts';
import type { Json } from '../model/workload.ts';

/** What an upgrade means for those who run the chart, the worst first. */
export const IMPACTS = ['breaking', 'restart', 'harmless'] as const;
export type Impact = (typeof IMPACTS)[number];

/** One thing that is not as it was. */
export interface Change {
  /** `objects` are what Kubernetes gets, `values` what users set, `chart` is Chart.yaml, `files` all other files. */
  readonly area: 'chart' | 'objects' | 'values' | 'files';
  readonly kind: 'added' | 'removed' | 'changed' | 'order' | 'renamed' | 'retyped';
  /** An object (`DaemonSet monitoring/agent`), a value (`env.LEVEL`), a field of Chart.yaml or a file. */
  readonly subject: string;
  /** Inside an object; empty for all of it. */
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
  readonly impact: Impact;
  /** What makes it breaking or a restart, or softens it. */
  readonly why?: Diagnostic;
}

/** The worst of the changes; undefined for none. */
export const worstOf = (changes: readonly Change[]): Impact | undefined =>
  IMPACTS.find((impact) => changes.some((change) => change.impact === impact));
