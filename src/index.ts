/** The public API. Everything here is a pure function over plain data: no file, clock or process is touched. */
export { checkDocument as check } from './check/index.ts';
export { compareObjects as compare, type Difference, describeDifferences } from './compare/index.ts';
export { type Compilation, type Compiled, type CompileOptions, compileSource as compile } from './compile.ts';
export type { Diagnostic, Result, Severity } from './diagnostic.ts';
export { type Imported, importSources as raise } from './import.ts';
export { type Migrated, migrateSource as migrate } from './migrate.ts';
export { type Ask, asksOf } from './model/asks.ts';
export type { ChartFile } from './model/chart.ts';
export type { Document, KubernetesDaemonSet, Manifest } from './model/manifest.ts';
export type { KubernetesObject, Workload } from './model/workload.ts';
export { readDocuments as read } from './read/index.ts';
export { type InstallValues, installValues, type Release, renderWorkload as render } from './render/index.ts';
export { type Place, type Position, positionAt, type Source, type Span } from './source.ts';
export { type HelmAnswer, type Proof, prove as verify, valuesForHelm, wantedObjects } from './verify/index.ts';
