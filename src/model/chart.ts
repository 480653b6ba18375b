/** A file of a chart. */
export interface ChartFile {
  /** Relative to the chart's folder, with `/`. */
  readonly path: string;
  readonly text: string;
}
