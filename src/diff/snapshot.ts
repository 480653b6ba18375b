import type { ChartFile } from '../model/chart.ts';
import type { JsonObject, KubernetesObject } from '../model/workload.ts';

/** What Chart.yaml says that an upgrade may trip over. */
export interface ChartIdentity {
  readonly name: string;
  readonly version: string;
  readonly appVersion?: string;
  readonly kubeVersion?: string;
  /** Whether ds2helm's contract of values holds: every chart takes every key of it. */
  readonly isOurs: boolean;
}

/** A chart as those who install it see it. Both sides of a diff are rendered for one release name and namespace. */
export interface Snapshot {
  readonly chart: ChartIdentity;
  /** values.yaml. */
  readonly values: JsonObject;
  /** What the release consists of, by the default values and stand-ins for what only an install gives. */
  readonly objects: readonly KubernetesObject[];
  readonly files: readonly ChartFile[];
}
